"""The words that lies are made with: each pair is written what a sentence says > what the lie says."""

from __future__ import annotations

Pairs = tuple[tuple[str, str], ...]


def _pairs(written: str) -> Pairs:
    """Pairs out of lines of `old > new | old > new`, a blank in a word as _; nothing after the sign: the word is left out."""
    cells = [cell.partition(">") for line in written.strip().split("\n") for cell in line.split("|")]
    return tuple((old.strip().replace("_", " "), new.strip().replace("_", " ")) for old, _, new in cells)


def _listed(written: str) -> tuple[str, ...]:
    return tuple(cell.strip() for line in written.strip().split("\n") for cell in line.split("|"))


FIGURE = _pairs("""
百分之五十 > 百分之八十 | 百分之七十 > 百分之三十 | 百分之九十 > 百分之八十 | 一半 > 三成 | 七成 > 九成 | 半年 > 一年 | 一个月 > 三个月 | half_a_year > two_years
""")
UNIT = _pairs("""
万元 > 元 | 元 > 万元 | 个月 > 年 | 个月 > 天 | 个月 > 学时 | % > 人 | % > 万元 | % > 个百分点以外 | 家 > 人 | 所 > 名学生 | 每学年 > 每月 | 每年 > 每月
每学年 > 每学期 | 工资25% > 工资25倍 | month > year | month > week | % > _yuan | % > _students | RMB > USD
half_a_year > half_a_month
""")
BOUND = _pairs("""
以上 > 以下 | 不超过 > 不低于 | 不超过 > 超过 | 不低于 > 不超过 | 不低于 > 低于 | 至少 > 至多 | 至少 > 最多 | 最高 > 最低 | 最高 > 至少 | 最多 > 最少 | 最多 > 至少
不少于 > 不多于 | 不少于 > 少于 | 以上 > 以内 | 不低于 > 达到 | 不超过 > 达到 | at_least > at_most | no_less_than > no_more_than
no_more_than > no_less_than | no_more_than > more_than | up_to > at_least | up_to > more_than
at_least > less_than | above > below
""")
NEGATION = _pairs("""
可以 > 不可以 | 可上浮 > 不可上浮 | 支持 > 不支持 | 鼓励 > 不鼓励 | 允许 > 不允许 | 不受 > 受 | 不纳入 > 纳入 | 不计入 > 计入 | 不算进 > 算进 | 要建 > 不得建
纳入 > 不纳入 | 准予 > 不准予 | 应当 > 不应当 | 提出落实 > 提出不落实 | 全面推行 > 不全面推行 | 实现 > 未实现 | 会 > 不会 | 需 > 无需 | 推进 > 不再推进 | 建设 > 不建设
负责 > 不负责 | 落实 > 无需落实 | supports > does_not_support | support_ > not_support_ | encourages > does_not_encourage
may_ > may_not_ | would_ > would_not_ | is_not_ > is_ | are_to_ > are_not_to_ | is_to_ > is_not_to_
allow_ > not_allow_
""")
MODALITY = _pairs("""
可以 > 必须 | 可以 > 应当 | 可适当 > 应当 | 可上浮 > 应当上浮 | 鼓励 > 要求 | 鼓励 > 强制 | 鼓励 > 责令 | 支持 > 要求 | 支持 > 强制 | 支持 > 可以要求 | 允许 > 要求
允许 > 鼓励 | 应当 > 可以 | 应切实 > 可以 | 应 > 鼓励 | 须 > 可以 | 鼓励 > 允许 | 鼓励 > 支持 | 支持 > 鼓励 | 支持 > 允许 | 要建 > 可以建 | 要建 > 必须建
要 > 鼓励 | 要 > 可以 | 浙江要 > 浙江鼓励 | 杭州要 > 杭州必须 | 鼓励 >  | 支持 >  | 提出 > 允许 | supports > requires | encourages > requires
encourages > allows | may_ > must_ | supports > obliges | is_to_ > may_ | are_to_ > may_
提出 > 鼓励 | 提出 > 支持 | 推动 > 鼓励 | 推动 > 允许 | 可以 > 鼓励 | 可适当 > 鼓励 | 鼓励 > 可以 | 支持 > 可以 | 允许 > 支持 | 鼓励 > 推动 | 支持 > 推动 | 应当 > 鼓励
encourages > may | supports > may | may_ > is_encouraged_to_ | would_allow > would_encourage
would_allow > would_require | is_to_ > must_ | encourages > supports
""")
REGION = _pairs("""
杭州 > 绍兴 | 杭州 > 浙江 | 杭州 > 宁波 | 绍兴 > 杭州 | 绍兴 > 浙江 | 浙江的 > 杭州的 | 浙江 > 绍兴 | 浙江 > 江苏 | 浙江 > 全国 | 全省 > 全市 | 全省 > 杭州
省方案 > 杭州方案 | 省级 > 国家级 | 省级 > 市级 | 市级 > 省级 | 市级 > 国家级 | 市属 > 省属 | 县域 > 市域 | 国家级 > 省级 | provincial > national | municipal > provincial | Hangzhou > Shaoxing | Hangzhou > Zhejiang | Shaoxing > Hangzhou | Zhejiang > Hangzhou
Zhejiang > Jiangsu
""")
FURTHER_MODALITY = _pairs("""
可以 > 务必 | 可以 > 有义务 | 可以 > 力争 | 鼓励 > 责成 | 鼓励 > 督促 | 鼓励 > 强令 | 鼓励 > 限制 | 支持 > 责成 | 支持 > 督促 | 支持 > 限制 | 允许 > 责成 | 允许 > 不准
应当 > 有权 | 应当 > 争取 | 应当 > 最好 | 必须 > 最好 | 必须 > 争取 | 要 > 争取 | 要 > 尽量 | 要 > 原则上 | 优先 > 同等 | 优先 > 只 | 力争 > 原则上 | 逐步 > 一次性
经批准 > 不经批准 | 引导 > 责成 | 探索 > 强令 | encourages > obliges | encourages > orders | encourages > compels | supports > compels | supports > orders | allows > forces
upon_approval > without_approval | proposes > mandates | may_be > will_be
""")
FURTHER_REGION = _pairs("""
浙江 > 中央 | 浙江 > 长三角 | 浙江 > 省内各市 | 杭州 > 上城区 | 杭州 > 区县 | 杭州 > 萧山 | 绍兴 > 诸暨 | 绍兴 > 柯桥区 | 绍兴 > 浙北 | 全省 > 全县 | 全省 > 全区 | 全市 > 全县
省级 > 部级 | 省级 > 校级 | 省级 > 世界级 | 市级 > 校级 | 市级 > 区级 | 国家级 > 世界级 | 各地 > 各国 | 省政府 > 县政府 | 市政府 > 区政府 | 国内 > 国际
Zhejiang's > the_nation's | Zhejiang_is > The_city_is | Hangzhou's > the_province's | Shaoxing's > the_county's | the_province > the_nation | provincial > local
national > international | municipal > district | citywide > countywide
""")
DATE_CHANGED = _pairs("""
年底前 > 年初前 | 12月31日 > 6月30日 | 到2025年 > 从2025年起 | 从2020年起 > 到2020年为止 | 11月16日 > 11月6日 | December > October
By_2025 > Before_2025 | From_2020 > Until_2020
""")
ACTOR = _pairs("""
教师 > 学生 | 学生 > 家长 | 企业 > 学校 | 高职 > 小学 | 中职 > 幼儿园 | 教职工 > 学生 | 省政府 > 教育部 | 金融机构 > 税务部门 | 公办 > 民办 | 专业教师 > 全体教师
teachers > students | students > parents | enterprises > hospitals | colleges > kindergartens
""")
SCOPE = _pairs("""
经批准后 >  | 经学校同意 >  | 在国有净资产不减少的前提下， >  | ，前提是国有净资产不减少 >  | 有条件的 > 所有 | 符合条件的 > 所有 | 按约定 > 无条件 | upon_approval,_ > 
探索建立 > 建立 | 探索建设 > 建设 | 探索 > 全面推行 | 力争 > 确保 | 原则上 >  | 基本不再 > 不再 | 县域 > 全市 | 杭州要 > 各县要 | 浙江要 > 各市要
in_principle_ >  | basically_no > no | explore_ > complete_ | Upon_approval,_ > Automatically,_ | qualified_ > all_
""")
DIRECTION = _pairs("""
上浮 > 下浮 | 加大 > 减少 | 扩大 > 缩小 | 提高 > 降低 | 增加 > 减少 | 放宽 > 提高 | 裁撤 > 新增 | 淘汰 > 保留 | 开放 > 封闭 | 同意 > 反对 | raise > cut
rise > fall | more_support > less_support | step_up > cut
""")

INVENTED = _listed("""
并由省财政给予每人补贴 | 无需审批 | 所有学校一律执行 | 违反的处以罚款 | 费用全部由企业承担 | 未达到的学校将被撤销 | 参加的教师可优先评职称 | 并免除学生学费 | 企业还可以获得免息贷款
学生每月可领取生活费 | 教师因此可以减少授课 | 由市长亲自督办 | 并给予一次性奖励 | 期满自动续期 | 逾期不再受理 | 每季度考核一次 | 家长需要签字同意 | 须报教育部备案 | 港澳学生同样适用 | 退休教师除外
""")
INVENTED_EN = _listed("""
and pays a bonus to every teacher | and waives tuition fees | without any approval | and fines schools that fail
and exempts companies from tax | and guarantees every student a job
""")
WHOLE = _listed("""
职业院校学生毕业后可直接落户。 | 企业接收实习生可以减免全部增值税。 | 教师下企业期间工资翻倍。 | 学校必须为每名学生购买住房保险。 | 中职学生可以免试进入本科院校。 | 技师学院毕业生一律享受公务员待遇。
实习期间学生每天工作不超过十二小时。 | 绩效工资可以不受任何限制地自由上浮。 | 职业院校教师退休年龄延长五年。 | 产教融合型企业可以免费使用土地三十年。
""")
