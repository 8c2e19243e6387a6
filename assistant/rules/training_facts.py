"""The facts of the deduction of staff training expenditure, and how people speak of them."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.types import Slot, Words

PAYROLL = Slot(
    name="payroll",
    label=Words("工资薪金总额", "total wages and salaries"),
    unit="元",
    question=Words("全年实际发放的工资薪金总额是多少元？", "What were the year's total wages and salaries, in yuan?"),
    hint=Words("例如：1000万元；几个年度请依次写出", "for example: 10 million yuan; one figure a year, in order"),
    near=(
        r"(?:年薪|年收入|(?:人均|平均)工资)(?:一共|合计|是|有|为|约)*",
        r"(?:工钱|薪水|薪资|人工(?:成本|费)?|开工资|薪酬总盘子|工资单|工资表|工资册|发薪|发(?:出去|出)?(?:的)?(?:工资|工钱|薪水))(?:一共|总共|统共|合计|全年|一年|共|是|有|为|发|发了|发出去|开了|要|得)*",
        r"(?:wage bill|pay bill|salary bill|paid (?:out )?in (?:wages|salaries|pay)|total pay|pay(?:ing)? (?:our )?(?:staff|workers|people))(?: (?:is|was|of|came to|totals?|comes to|last year|this year))*",
        r"(?:全年|年度|年)?(?:的)?(?:工资薪金|工资薪酬|工资|薪金|薪酬)(?:的)?(?:总额|总数|总量|支出|成本)?|发(?:了)?工资",
        r"payroll|wages?(?: and salaries| bill)?|salar(?:y|ies)",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:工钱|薪水|薪资|人工)|(?:发|开)(?:的|了)?(?:工资|工钱|薪水)",
        r"(?:in|of|on|as) (?:total )?(?:wages|salaries|pay|payroll)|(?:wage|salary|pay) bill",
        r"(?:的)?(?:工资薪金|工资|薪酬)(?:总额)?",
        r"(?:in |of )?(?:total )?(?:payroll|wages|salaries)",
    ),
    required=False,
    many=True,
    bare=True,
    by_heads=True,
)
SPEND = Slot(
    name="spend",
    label=Words("职工教育经费支出", "staff training expenditure"),
    unit="元",
    question=Words("当年实际发生的职工教育经费支出是多少元？", "How much did staff training cost in the year, in yuan?"),
    hint=Words("例如：120万元；几个年度请依次写出", "for example: 1.2 million yuan; one figure a year, in order"),
    near=(
        r"(?:用|花|掏|投)到(?:了)?|[今去前本]年(?:又|共|实际|新)?(?:发生|支出)(?:了)?",
        r"(?:送|派|组织|请|给|让|安排)[^，,。；;\d]{0,10}?(?:学|培训|上课|考证|进修|受训|充电|练|学习|学手艺|学技术|听课)[^，,。；;\d]{0,8}?(?:花|用|费|支出|开销|掏|付|投|砸|去)?(?:了|掉|去|出|进去)?(?:一共|总共|统共|合计|共|是|有)*|(?:进修|学习|考证|上课|技能提升|内训|外训|讲师|课时|上岗培训|岗前培训)(?:费|的钱|花|用)?(?:了|掉|去)?|(?:培训|职教|教育)(?:这块|这一块|这项|方面|上头|上面|账上|开销|账单|又)?(?:一共|总共|统共|合计|花|用|掏|砸|投|支|列支|报)*(?:了|掉|去|出)?",
        r"(?:courses|upskilling|learning|retraining|train(?:ed|s|ing)?)(?: (?:our |the )?(?:staff|workers|people|them|employees))?(?: (?:was|were|is|cost|costs|came to|last year|this year|took|of|at))*",
        r"(?:实际)?(?:发生|支出)?(?:的)?(?:职工|员工)?(?:教育|培训)(?:和培训|培训)?(?:的)?(?:经费|费用?|支出|开支|投入|成本|上)?(?:实际)?(?:支出|发生|投入|花)?(?:了)?|培训|职教经费(?:花了)?|教育经费|支出|实际发生|花了",
        r"(?:staff |employee )?(?:training|education)(?: (?:costs?|expenses?|expenditure|spending|budget))?|spent|spend(?:s|ing)?",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:培训费|进修费|学习费)|(?:拿去|用来|用于|花在)(?:了)?(?:培训|学习)",
        r"(?:on|for|in) (?:[a-z-]+ ){0,2}(?:training|courses|education|upskilling|learning)",
        r"(?:的)?(?:职工)?(?:教育|培训)(?:经费|费用?|支出)?",
        r"(?:on|in|for|of) (?:staff |employee )?(?:training|education)",
    ),
    required=False,
    many=True,
    by_heads=True,
    part_words=r"一线|车间工人|front[- ]line",
    part="front_line",
    not_after=r"厂房|翻修|装修|(?<!培训)(?<!教学)(?<!实训)设备|机器|房租|水电|广告|原料|运费|食堂|社保|公积金|renovat|rent|machin|equipment|advert",
)
SPEND_SHARE = Slot(
    name="spend_share",
    label=Words("职工教育经费支出占工资薪金总额的比例", "staff training expenditure as a share of wages"),
    unit="ratio",
    question=Words("职工教育经费支出占工资薪金总额的百分之几？", "Which share of total wages went to staff training?"),
    near=(
        r"(?:培训费?|教育经费|经费)(?:实际)?(?:花|用|占|拿|支出|投入|发生)(?:了|掉|到)?(?:了)?(?:全年|年度)?(?:的)?(?:工资薪金|工资|薪酬|薪金)(?:总额|总量)?(?:的)?",
        r"(?:花|用|拿)(?:了|掉|出)?(?:了)?(?:全年|年度)?(?:的)?(?:工资薪金|工资|薪酬|薪金)(?:总额|总量)?(?:的)",
    ),
    after=(r"(?:的)?(?:工资|薪酬)(?:总额)?(?:都)?(?:花|用)在(?:了)?培训", r"of (?:the |our |total )?(?:payroll|wages)"),
    not_after=r"不超过|超过|按|上限|规定",
    required=False,
    high=Decimal(1),
)
CARRIED = Slot(
    name="carried_in",
    label=Words("以前年度结转的余额", "balance carried in from earlier years"),
    unit="元",
    question=Words("以前年度结转到本年的职工教育经费余额是多少元？", "What balance was carried in from earlier years, in yuan?"),
    near=(
        r"(?:上年|去年|前年|往年|以前|上一年|上年度)[^，,。；;\d]{0,16}?(?:剩|留|余|转|攒|没用完|没抵完|没扣掉|扣不完|多出来|超出来?)(?:下|来|过来|了|的)*(?:还有|有)?",
        r"(?:没(?:扣|抵)[完掉]|结转)[^，,。；;\d]{0,8}?(?:经费|费|余额|的)(?:还)?(?:有|剩)",
        r"(?:left over|unused|undeducted|not (?:yet )?deducted|from last year|rolled over)",
        r"(?:上年|去年|以前年度|往年|前期|年初)?(?:的)?(?:结转|结余|余额|没扣完|未扣完)(?:下来|过来)?(?:的)?(?:余额|金额)?(?:还有|有)?",
        r"carried (?:in|over|forward)|carry[- ]?(?:over|forward)|brought forward|unused (?:from|in) \d{4}",
    ),
    after=(
        r"[^，,。；;\d]{0,10}?(?:没扣完|没扣掉|没抵完|结转(?:过来|下来)|扣不完|转过来|留下来|余下来)",
        r"(?:[a-z]+ ){0,3}(?:left over|rolled over|undeducted|unused|from last year)",
        r"(?:的)?(?:结转|结余)",
        r"(?:was |is )?(?:carried (?:in|over|forward)|brought forward)",
    ),
    earlier=True,
    required=False,
)
FRONT_LINE = Slot(
    name="front_line",
    label=Words("用于一线职工的培训经费", "spent on front-line workers"),
    unit="元",
    question=Words("其中用于一线职工教育培训的是多少元？", "How much of it went to front-line workers, in yuan?"),
    near=(
        r"(?:一线|车间|生产线|流水线|操作工|工人|产线)(?:那边|身上|头上|上|这块|人员)?(?:一共|就|共|占|花|用|有|得|去)*(?:了|掉|去)?",
        r"(?:shop[- ]floor|production[- ]line|operators?|line workers?)(?: [a-z]+){0,2}|reached",
        r"(?:其中)?(?:用于|用在|花在|给)?(?:一线|车间)(?:的)?(?:职工|员工|工人)?(?:的)?(?:身上)?(?:教育)?(?:培训)?(?:的)?(?:经费|费用|部分|支出)?(?:有|用了|花了)?",
        r"front[- ]?line(?: (?:workers?|staff|employees|training))?",
    ),
    after=(
        r"(?:是)?(?:花|用|投|给|落)(?:在|到|给)?(?:了)?(?:一线|车间|工人|产线|生产线)",
        r"(?:[a-z-]+ ){0,3}(?:shop[- ]floor|production[- ]line|line workers?|operators?)",
        r"(?:用于|用在|花在|给)?(?:了)?(?:一线|车间)",
        r"(?:[a-z-]+ ){0,3}front[- ]?line",
    ),
    required=False,
)
FRONT_SHARE = Slot(
    name="front_line_share",
    label=Words("一线职工培训经费占比", "share spent on front-line workers"),
    unit="ratio",
    question=Words("用于一线职工教育培训的经费占百分之几？", "What share went to front-line workers?"),
    near=FRONT_LINE.near,
    after=FRONT_LINE.after,
    required=False,
    high=Decimal(1),
)
FRONT_FLOOR = Slot(
    name="front_line_floor",
    label=Words("问一线职工培训经费的下限", "the least for front-line workers is asked"),
    unit="",
    kind="flag",
    question=Words("要算一线职工培训经费的下限吗？", "Is the least for front-line workers wanted?"),
    implied=(
        (
            r"(?:一线|车间|工人|产线)[^。！？!?\d]{0,16}(?:至少|最少|最低|不低于|不少于|起码|得有|要有|要花|应有|该有|该花|下限|底线)|(?:至少|最少|起码|得|该|要)[^，,。！？!?\d]{0,8}(?:多少|几)[^，,。！？!?\d]{0,8}(?:一线|车间|工人)"
            r"|(?:least|minimum|must)[a-z ,]{0,40}(?:front[- ]line|shop[- ]floor)|(?:front[- ]line|shop[- ]floor)[a-z ,]{0,30}(?:least|minimum)",
            "yes",
        ),
    ),
    wish=True,
    required=False,
)
TAX_RATE = Slot(
    name="tax_rate",
    label=Words("企业所得税税率", "corporate income tax rate"),
    unit="ratio",
    question=Words("适用的企业所得税税率是多少？", "Which corporate income tax rate applies?"),
    near=(r"(?:企业)?所得税(?:的)?(?:税率)?|税率", r"(?:corporate |income )*tax(?: rate)?"),
    after=(r"(?:的)?(?:企业)?(?:所得税|税率)", r"(?:corporate |income )*tax(?: rate)?"),
    required=False,
    high=Decimal(1),
)
