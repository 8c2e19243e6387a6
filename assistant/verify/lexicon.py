"""The words that verification turns on. Each list says what it is for; growing one makes the check looser or stricter as it says."""

from __future__ import annotations

import re

# Rewritten on both sides before anything is compared: the right-hand word stands for all of them. Only true equals.
SAME = {
    "老师": "教师",
    "公司": "企业",
    "厂家": "企业",
    "职业技术学院": "高职院校",
    "高等职业学校": "高职院校",
    "高等职业院校": "高职院校",
    "高职学校": "高职院校",
    "高等职业教育学校": "高职院校",
    "中等职业教育学校": "中职学校",
    "中等职业学校": "中职学校",
    "中等职业教育": "中职教育",
    "高等职业教育": "高职教育",
    "职教": "职业教育",
    "职业学校": "职业院校",
    "我市": "全市",
    "我省": "全省",
    "本省": "全省",
    "本市": "全市",
    "省里": "全省",
    "市里": "全市",
    "人力社保": "人社",
    "人力资源社会保障": "人社",
    "兼职收入": "兼职报酬",
    "占比": "比例",
    "比重": "比例",
    "规上": "规模以上",
    "生均拨款": "生均财政拨款",
    "以及": "和",
    "并且": "并",
}

# Carry no content of their own: neither have to stand in the clause nor count against a sentence.
GLUE = sorted(
    """
    的 地 得 了 着 过 和 与 及 或 跟 同 在 于 对 向 从 自 由 把 将 被 让 给 为 以 用 按 按照 依照 根据 通过 因 因此 所以 即 则 而 且 也 都 还 又 再 就 才 并 并且
    但 但是 不过 其 其中 这 那 该 此 它 他们 您 你 我们 一些 一批 一个 一种 一项 一名 一定 各 每 某 等 等等 方面 时 时候 期间 之 所 者 来 去 上 下 里 中 内 间
    是 有 属于 作为 成为 包括 包含 例如 比如 如 分别 同时 另外 此外 以及 还有 一是 二是 三是 首先 其次 最后 总之 具体 具体来说 简单说 也就是说 换句话说 也就是 就是 即可
    方案 计划 通知 文件 条文 条款 规定 写明 写道 提出 明确 指出 要求 说 写 表示 依据 安排 目标 要 想 拟 做 做到 进行 开展 实行 施行 实施 推行 推动 推进 促进 加强 强化 完善 健全
    到 达到 达 为止 期限 时间 数量 总数 比例 情况 内容 办法 方式 方法 措施 工作 相关 有关 相应 对应 主要 关于 问题 回答 答案 如下 以下 下面
    更 更加 很 较 进一步 不断 积极 大力 切实 着力 全面 深入 加快 努力 有序 逐步 逐渐 继续 持续
    个 家 所 项 名 位 种 门 条 次 份 支 批 些 只 件 类 类的
    原文 写道 写明 该条 本条 省 市
    落款 日期 文号 主送 成文 起草 印发 全称 同一条 共同 结合
    占 权重 按人计 目前 还是 仍是 方向 态度 受到 得到 旨在 为了 目的 定下 这笔 这类 这些 那些 其他 其余 当中 里面 层面 思路 表明 强调 提到 提及 谈到 涉及 采取 会 出来 计划 落实 指标 也就是 意思 这里
    所谓 是指 指的是 之一 从而 以便 以此 与此同时 届时 到那时 据此 由此 一方面 另一方面 侧重 讲究 对于 针对 打算 主张 作了 作出 做出 加以 相应地 换言之 简言之
    希望 帮助 感谢 您好 你好 请 请注意 注意 需要 可以 谢谢 欢迎 继续 提问 如果 若 以上就是 综上 综上所述 答 如上 参考 供 供您
    """.split(),
    key=len,
    reverse=True,
)
GLUE_PATTERN = re.compile("|".join(map(re.escape, GLUE)))

# Whoever or whatever a sentence is about, and what is given or taken: each must stand in the cited words themselves.
CRITICAL = re.compile(
    r"教师|学生|家长|企业|院校|学校|高校|本科|中职|高职|技师学院|技工学校|幼儿园|小学|初中|行业协会|行业|协会|政府|财政|税务|教育部门|人社|部门|科研院所|研究生|博士|硕士|毕业生|职工|员工|学徒|导师|校长"
    r"|补贴|补助|奖励|奖金|罚款|处罚|处分|贷款|税收|免税|减税|退税|抵扣|免费|学费|工资|绩效|报酬|编制|职称|户口|住房|保险|津贴|经费|拨款|投入|土地|用地|专项资金|资金|名额|学分|证书"
    r"|教育局|教育厅|发改委|经信局|财政局|财政厅|科技局|商务局|人社局|税务局|总工会|外办|金融办|办公厅|管委会|省委|市委"
    r"|国家|全国|国务院|教育部|省级|市级|县级|区级|全省|全市|国际|境外"
    r"|全体|全员|全部|所有|任何|一律|每所|每个|每家|每名|每人|每位|各县|各市|各区|各省|各校|人人|部分|仅|只有|只能|只要|唯一|无条件|自动|立即|马上|永久|长期|永远|全额|无需|免于|随时|自愿|强行|强制|统一|最(?!迟|晚|新|后|近|终)|优先|严禁|禁止|杜绝|取消|停止|暂停|废止|废除|撤销|终止|除外|例外|豁免|同等|责成|督促|强令|勒令|命令|强迫|迫使|限制|一次性|只(?!是|说|写|提|讲|列|给|规定|要|有|能)"
    r"|提高|增加|扩大|放宽|加大|降低|减少|缩小|下浮|削减|压缩|下降|下调|缩减|压减|上浮|翻番|翻倍|延长|缩短|提前|推迟|延后|新增|封闭|关闭|保留|反对|拒绝|收回|上缴"
    r"|公办|民办|私立|外资|国有|营利|非营利"
    r"|法律|条例|法规|司法|宪法|处长|市长|省长"
)
# A region or a document may be named in the sentence although the clause speaks of "our city": checked by `naming`, not as content.
NAMES = re.compile(r"浙江省?|杭州市?|绍兴市?|征求意见稿|意见稿|草案|草稿|全省|全市|省政府|市政府|现行|有效|过期|失效|生效")

# 不, 无, 未, 非 in words that negate nothing, or whose negation is part of a name.
HARMLESS = re.compile(
    r"不断|不同|不仅|不但|不只|不光|不管|不论|无论|无缝|未来|非物质|非遗|非营利|非公|非学历|非税|不动产|无形|无人机|有无|是否|不一|不久|不妨|无障碍|不可或缺|必不可少|不少(?!于)|不错|不足之处|无偿|无私|未成年|不等(?![于])|不定期|无不|不乏|不得不|要不要|能不能|是不是|非常|除非|无穷|不懈|不忘"
)
NEGATION = re.compile(
    r"不得|不能|不可以|不可|不应|不准|不许|不必|不用|不须|不需|不再|并未|并不|并非|没有|不会|不[^，。；]|未|无需|无须|无|非|没|勿|免(?=于|除|征|税|交|缴)|禁止|严禁"
)
COMPARATOR = re.compile(
    r"(?P<le>(?:不得|不能|不应|不可|不许|不会|没有|未|不)(?:超过|超出|高于|多于|大于|突破|长于)|以内|(?<=[\d元月年日天人%个所家成半时倍])之内|以下(?!简称)|至多|最多|最高(?=[^，。；]{0,8}\d|[^，。；]{0,8}[百一二三四五六七八九十])|上限|封顶|为限|不大于|顶多|(?<=[元月年日天人%])内)"
    r"|(?P<ge>(?:不得|不能|不应|不可|不许|不会|不)(?:低于|少于|小于|短于)|(?<!可)以上(?![浮升涨调])|至少|最少|最低(?!工资|生活)|起码|下限|不小于|起步)"
    r"|(?P<gt>超过|超出|高于|多于|大于|突破)"
    r"|(?P<lt>低于|少于|小于|短于|不足(?=[\d一二三四五六七八九十百千])|不到(?=[\d一二三四五六七八九十百千])|不满(?=[\d一二三四五六七八九十百千]))"
    r"|(?P<about>大约|大概|约(?=[\d一二三四五六七八九十百千])|左右|上下(?=$|[，。；])|将近|接近|近(?=\d))"
)
COMPARATOR_EN = re.compile(
    r"(?P<le>\b(?:no|not) (?:more|higher|greater|over|longer) than|\b(?:not|never|cannot|n't) (?:to )?exceed\w*|\bat most|\bup to|\bmaximum|\bwithin|\bcapped? (?:at|of)|\bceiling|\bor (?:less|fewer|below)|\bby up to)"
    r"|(?P<ge>\b(?:no|not) (?:less|fewer|lower|below|shorter) than|\bnot (?:below|under|fall below)|\bat least|\bminimum|\bor (?:more|above|higher)|\band above)"
    r"|(?P<gt>\b(?:more|higher|greater|longer) than|\bover(?= \d)|\babove(?= \d)|\bexceed\w*|\bbeyond)"
    r"|(?P<lt>\b(?:less|fewer|lower|shorter) than|\bbelow|\bunder(?= \d))"
    r"|(?P<about>\babout(?= \d)|\baround(?= \d)|\bapproximately|\broughly|\bnearly|\balmost)",
    re.I,
)

# What a clause does: it encourages, supports, allows or obliges. Words in which the characters mean something else are left out.
MODALITY = {
    "encourage": re.compile(r"鼓励|倡导|提倡"),
    "support": re.compile(
        r"(?<!加大)(?<!给予)(?<!提供)(?<!倾斜)(?<![策金术费财力]的)(?<![策金术费政才])支持(?!力度|政策|资金|体系|平台|下|服务)|扶持(?!政策|力度|资金|范围)"
    ),
    "may": re.compile(
        r"(?<!认|许|不)可以|(?<![认许不宁])可(?![持能靠见观视再以编控穿])|允许|准许|(?<!不)能够|(?<![功智技才性职潜赋产动能效万不势体机器节热电储产])能(?![力源量够手耐效动级否人工耗型]|赋)|有权|(?<!不)得以"
    ),
    "backing": re.compile(
        r"(?:加大|给予|予以|提供|倾斜|政策|资金|经费|技术|财政|人才)支持|(?:加大|给予|予以|提供)[^，。；]{0,24}的支持|支持(?=力度|资金)|(?<!的)支持(?=政策)|扶持(?=政策|力度|资金|范围)"
    ),
    "must": re.compile(
        r"必须|应当|应该|(?<![适响供对相反回感效呼])应(?![用对急聘届变该当付邀有尽力])|务必|(?<![必无])须(?!知)|不得|不准|不许|严禁|禁止|一律|强制|责令|有义务"
    ),
}
MODALITY_EN = {
    "encourage": re.compile(r"\bencourag\w+", re.I),
    "support": re.compile(r"\bback(?:s|ed|ing)\b|(?<!fiscal )(?<!financial )(?<!funding )(?<!policy )\bsupport(?:s|ed)?\b", re.I),
    "may": re.compile(
        r"\b(?:may|can|could|might|lets?|allow(?:s|ed)?|permit(?:s|ted)?|permissive|optional(?:ly)?|free to)\b", re.I
    ),
    "must": re.compile(
        r"\b(?:must|shall|requir(?:e|es|ed|ing)|oblig(?:e|es|ed|ing)|mandat(?:ory|e|es|ed|ing)|compulsory|obligatory|have to|has to|obligat\w+|compel\w*|forced|forcing|(?<!in )orders?(?!-|ly)|ordered)\b",
        re.I,
    ),
}
NEGATION_EN = re.compile(
    r"\b(?:not|no(?!\.? ?\d)|never|none|nor|neither|without|cannot|except|exempt\w*|exclud\w+|prohibit\w*|forbid\w*|ban(?:s|ned)?)\b|n't\b",
    re.I,
)
STOP_EN = frozenset(
    """a an the of to in on at by for from with without into onto upon about as is are be been being was were will would should could may might must shall can do does did has have had
    and or but nor so if then than that this these those it its they their them he she his her we our you your i who whom whose which what when where how why there here also both each every all any some such other others another
    came built done ran forward seek seeks require requires require subject few fewer long longer status few create creates created creation contribute contributes contributed want wanted planned aimed not no toward towards plans planned one ones sized size throughout across around example instance etc only just more most less least very much many few one two three up down out over under between among within per via through during before after until since while plan draft document clause says said states stated proposes
    proposed provides provide provided sets set calls call asks ask wants want aims aim target targets goal goals under according city province provincial municipal their own new well further including include includes namely e.g. etc
    make makes making made take takes taking taken give gives given giving get gets let lets put puts keep keeps use uses used using
    work works working go goes going come comes coming reach reaches reached become becomes help helps offer offers need needs equal equals amount amounts mean means hold holds held repeat repeats
    run runs running count counts counted launch launches start starts started begin begins serve serves join joins
    together along too as-well besides whether must-be through onto apart alone own same like such-as having
    bring brings brought receive receives received moreover furthermore additionally specifically thereby thus therefore hence whereas meanwhile regarding concerning refers referred intends intended
    zhejiang hangzhou shaoxing consultation in-force yuan rmb percent cent""".split()
)
# Words of a turn of phrase (put into effect, taking account of, at provincial level) that add nothing to a clause that lacks them.
LIGHT_EN = frozenset(
    "account alongside called carried carries carry drawn drew effect level light line member route wide".split()
)
CRITICAL_EN = re.compile(
    r"\b(?:teachers?|students?|parents?|enterprises?|firms?|compan(?:y|ies)|businesses|schools?|colleges?|hospitals?|kindergartens?|universit(?:y|ies)|governments?|tax(?:es)?|loans?|fines?|penalt(?:y|ies)|subsid(?:y|ies|ised)|rewards?|bonus(?:es)?|free|tuition|national|nationwide|international|all|every|any|only|always|never|automatically|immediately|unconditional(?:ly)?|permanent(?:ly)?|reduce[ds]?|decreas\w+|lower(?:ed|s)?|cut|abolish\w*|cancel\w*|repeal\w*|law|act|regulation)\b",
    re.I,
)

# A critical word counts as said where one of these stands in the clause: the same group, only in another word.
EQUAL = {
    "学校": ("院校", "高校", "校企", "校内", "到校", "进校", "校校"),
    "院校": ("学校", "高校", "校企"),
    "企业": ("校企",),
    "部门": ("局", "委"),
    "每家": ("每个", "校校"),
    "每所": ("校校",),
    "全部": ("全覆盖",),
    "所有": ("全覆盖",),
    "提高": ("加大", "增加", "提升", "扩大", "增强", "上浮"),
    "增加": ("加大", "提高", "新增", "扩大"),
    "加大": ("提高", "增加", "强化", "扩大"),
    "扩大": ("加大", "增加", "提高", "拓宽", "拓展"),
    "补贴": ("补助",),
    "补助": ("补贴",),
    "投入": ("经费", "拨款"),
    "经费": ("投入", "拨款"),
    "统一": ("统筹",),
}
# What a right hangs on: the words in a clause, and those of which the sentence needs one.
CONDITIONS = (
    (
        re.compile(r"经[^，。；、]{0,10}(?:批准|同意|认定|审核|审批)"),
        re.compile(r"(?<!可以)(?<!可以经过)(?<!可以经)(?<!无需)(?:批准|同意|认定|审核|审批|批复)"),
    ),
    (re.compile(r"前提"), re.compile(r"前提|条件|只要|如果|确保|保证")),
    (re.compile(r"探索(?!实践)"), re.compile(r"探索|试点|试行|尝试|试办|研究|摸索")),
    (re.compile(r"力争|争取|争创"), re.compile(r"力争|争取|争创|努力|目标|希望")),
    (re.compile(r"原则上"), re.compile(r"原则")),
    (re.compile(r"优先"), re.compile(r"优先|首先|先行|倾斜|重点")),
    (re.compile(r"适当(?!的)"), re.compile(r"适当|适度|酌情|合理")),
    (re.compile(r"基本不"), re.compile(r"基本")),
    (re.compile(r"(?:符合|具备)[^，。；、]{0,4}条件|有条件|条件成熟"), re.compile(r"条件|合格")),
)
CONDITIONS_EN = (
    (
        re.compile(r"\bapprov\w+|\bconsent\w*", re.I),
        re.compile(r"(?<!without )(?<!no )(?<!without any )(?<!without prior )\b(?:approv\w+|consent\w*|agree\w*)", re.I),
    ),
    (
        re.compile(r"\bprovided\b|\bon condition\b|\bas long as\b", re.I),
        re.compile(r"\bprovided\b|\bcondition\w*|\b(?:as|so) long as\b|\bif\b|\bprovid|\bwith no\b|\bwithout\b", re.I),
    ),
    (
        re.compile(r"\bexplor\w+", re.I),
        re.compile(r"\bexplor\w+|\bpilot\w*|\btry\b|\btrying\b|\btrial\w*|\bexperiment\w*|\bstudy", re.I),
    ),
    (re.compile(r"\bin principle\b", re.I), re.compile(r"\bin principle\b|\bas a rule\b", re.I)),
    (re.compile(r"\bbasically\b", re.I), re.compile(r"\bbasically\b|\blargely\b|\bmostly\b", re.I)),
    (
        re.compile(
            r"(?<!dual-)\bqualif\w+|\beligible\b|\bmature conditions\b|\b(?:where|with|have|has) (?:the )?conditions\b", re.I
        ),
        re.compile(r"(?<!dual-)\bqualif\w+|\beligible\b|\bcondition\w*|\bsuitabl\w+|\bwhere possible\b|\bready\b|\bable\b", re.I),
    ),
)
ACTORS = re.compile(
    r"高职院校|中职学校|职业院校|教职工|教师|学生|毕业生|企业|金融机构|院校|学校|高校|中职|高职|本科|技师学院|政府|财政|部门|协会|家长|导师|职工|学徒"
)
ACTORS_EN = re.compile(
    r"\b(?:teachers?|students?|graduates?|enterprises?|compan(?:y|ies)|business(?:es)?|firms?|financial institutions|colleges?|schools?|universit(?:y|ies)|governments?|parents|workers?|employees?|staff)\b",
    re.I,
)
# Bounds that stand behind their figure; all others stand before it.
BEHIND = re.compile(r"以内|之内|以下|以上|左右|上下|内|封顶|为限|起步|or |and above", re.I)
