"""What 社会服务收入分配 is computed from, and how people speak of it."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.types import Slot, Words

INCOME = Slot(
    name="income",
    label=Words("社会服务收入", "income from services"),
    unit="元",
    question=Words("学校通过社会服务取得的收入是多少元？", "How much did the school earn from services, in yuan?"),
    hint=Words("例如：200万元", "for example: 2 million yuan"),
    near=(
        r"(?:到手|入了?|揽(?:了|到)?|拿(?:了|到|回)|接(?:了|到)?|做(?:了|成)?(?:了)?|毛收入|流水|总额|营业额|收款|回款|收(?:到|回|上来|进来)?(?:了)?|进来(?:了)?|赚头|进项|挣头|来钱|入项|合同(?:款|金额)?|培训费(?:收了)?|服务费|检测费|技术服务(?:费)?)(?:一共|总共|统共|合计|共|是|有|为)*",
        r"(?:took|brought|pulled|bring|take|taking|made|make|got|turnover|gross|billed|charged|invoiced|earnings|proceeds|from (?:company |corporate |training |evening )?(?:courses|classes|training|services))",
        r"(?:社会)?(?:化)?(?:服务|培训)(?:的)?(?:总)?收入|收入|进账|到账|创收|挣(?:了|到)*|赚(?:了|到)*|收了|营收|入账|合同额",
        r"income|revenue|earn(?:ed|s|ings)?|took in|made|receipts?",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:进账|毛收入|流水|营收|入账|进项|合同)",
        r"(?:yuan )?(?:that |which )?(?:our|the|my|we|this)(?: [a-z-]+){0,4} (?:earned|took in|brought in|made|grossed)",
        r"(?:from|of|in) (?:[a-z-]+ ){0,3}(?:courses|classes|training|services|contracts|fees)",
        r"(?:的)?(?:社会)?(?:服务|培训)?收入",
        r"(?:in|of) (?:service |training )?(?:income|revenue)",
    ),
    bare=True,
    by=r"培训|技术服务|检测|咨询|鉴定|短训|研发|社区|考证|考级|夜校|横向|courses|testing|consult\w*|workshops|research|training",
    instead=("left",),
)
COST = Slot(
    name="cost",
    label=Words("项目成本", "project costs"),
    unit="元",
    question=Words("支付的项目成本是多少元？", "How much were the project costs, in yuan?"),
    hint=Words("没有成本请写0元", "write 0 yuan if there were none"),
    near=(
        r"(?:开销|本钱|垫(?:了|付|出)?|付(?:掉|出|了)?|支(?:付)?(?:了|掉)?|花销|用(?:了|去|度)?|耗(?:了|费|掉)?|本儿?|成本费用|直接费用|扣(?:除|掉|去)|刨(?:去|掉|除)|减(?:去|掉)|除(?:去|掉)|材料费?|课酬|讲课费|师资费|场地费|耗材|人工)(?:什么的|等|等等|这些|那些)?(?:一共|总共|统共|合计|共|总计|加起来|拢共|是|有|为|就|要|得|得要|花|去)*",
        r"(?:paid|pay|paying|cost(?:ing|s)?|run|outgoings|deduct\w*|minus|less|materials?|overheads?|spend\w*)(?: (?:on|for|was|were|of|us|came to|out))*",
        r"(?:项目)?(?:的)?成本(?:费)?|支出|开支|花费|花了|花掉|费用|用掉|刨去|扣除|扣掉",
        r"(?:project )?costs?|expens\w+|spent|outlay",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:开销|本钱|花销|项目费用|开支)|(?:搭|赔|垫|投)(?:进去|了)",
        r"(?:was |were |is |has been )?(?:eaten|swallowed|absorbed|used|gone|went|taken)?(?: up| away)?(?: by| on| in| to| for)? ?(?:the )?(?:project |direct )?(?:costs?|expenses|outlay)",
        r"(?:to run (?:them|it)|spent|on (?:them|it|materials|teachers)|(?:of |in )?(?:outgoings|spending|overheads?)|went on)",
        r"(?:的)?(?:项目)?成本|(?:的)?支出|(?:的)?开支|(?:的)?费用",
        r"(?:in |of )?(?:project )?(?:costs?|expenses)",
    ),
    implied=((r"(?:没有|没|无|零)(?:什么|任何)?(?:项目)?成本|成本(?:为|是)?零|no (?:project )?costs?", "0"),),
    by=r"课酬|讲课费|材料|场地|师资|人工|耗材|差旅|水电|设备|teachers|materials|rooms?|travel|equipment",
    instead=("cost_share", "left"),
)
COST_SHARE = Slot(
    name="cost_share",
    label=Words("项目成本占收入的比例", "project costs as a share of income"),
    unit="ratio",
    question=Words("项目成本占收入的百分之几？", "Which share of the income were the project costs?"),
    near=(
        r"(?:项目)?(?:成本|开销|开支|支出|花销|费用|本钱)(?:费)?(?:率)?(?:大概|大约|差不多|就|又|要|得|也|一共)*(?:占|去|吃|用|花|是|为|要|得)?(?:掉|去|了|到|走)?(?:总|全部|其中|里面|它|这里头|这个)?(?:的)?(?:收入|进账|营收)?(?:里)?(?:的)?",
        r"(?:花|用|吃|扣|刨|去|拿)(?:掉|去|了|出)",
        r"(?:costs?|expenses|outlay)(?: (?:eat|ate|take|took|come|came|run|ran|make|made|are|were|is|was|of|at|to|up|about|around|away))*",
    ),
    after=(
        r"(?:左右|上下)?(?:都|全)?(?:是|做|当|作|抵|交|用于|用在|付|给)?(?:了|作|在)?(?:项目)?(?:的)?(?:成本|开销|开支|本钱)",
        r"(?:of (?:that|it|this|the (?:income|revenue|money)|income|revenue) )?(?:is|was|are|were|went|goes|go|as|for|on|to|in|eaten up by)?(?: (?:on|to|for|as|in))? ?(?:project |direct )?(?:costs?|expenses)",
    ),
    required=False,
    high=Decimal(1),
)
LEFT = Slot(
    name="left",
    label=Words("支付项目成本后的剩余", "left after project costs"),
    unit="元",
    question=Words("支付项目成本后剩余多少元？", "How much is left after project costs, in yuan?"),
    near=(
        r"(?:净|纯)(?:服务|培训)?(?:的)?(?:收入|收益|收|利润|利|赚|挣|剩|落|余|得|入账|进账)(?:了|下|到手|额)*(?:一共|总共|大概|有|是|为)*",
        r"(?:刨|扣|除|减|去|付|交|支付|抛)(?:掉|除|去|完|了|开)*(?:所有|全部|各种|各项|一切)?(?:项目)?(?:的)?(?:成本|开销|开支|费用|花销|支出|本钱)(?:费用?)?(?:之后|以后|过后|后)?[,，]?(?:还|净|就|一共|总共|手里|账上|学校)*(?:剩|余|有|结余|落|净剩|盈余)(?:余|下来?|了|到手)*(?:的)?(?:一共|总共|大概|是|有|为)*",
        r"(?:成本|开销|费用|开支)(?:都|已经?|已|全)*(?:付|扣|刨|除|减|结|支付)(?:完|掉|清|过|好|除|去)?(?:了|之后|以后|后)?[,，]?(?:还|净|就|手里|账上)*(?:剩|余|有|结余|落)(?:余|下来?|了|到手)*(?:的)?",
        r"(?:剩余|结余|盈余|剩下|净额)(?:部分|的钱|的|额|款|了)*(?:一共|总共|大概|还|有|是|为)*",
        r"(?:net (?:service |training )?(?:income|revenue|earnings|proceeds|profit|surplus)|net|surplus)(?: (?:of|is|was|came to|comes to|from [a-z ]{1,20}))*",
        r"after (?:all |paying |deducting |the )*(?:project )?(?:costs?|expenses),? (?:there (?:is|was|were)|we (?:have|had|kept|keep)|it (?:left|leaves)|leaves?|left|of)?",
        r"(?:left us with|leaves us with|were left with|was left with)",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:净收入|纯收入|净额|结余|剩余|盈余|净利)",
        r"(?:yuan )?(?:(?:is|was|are|were) )?(?:left(?: over)?|net|remain(?:s|ed|ing)?|after (?:all |the |paying |deducting )*(?:project )?(?:costs?|expenses))",
    ),
    required=False,
)
HEADS = Slot(
    name="heads",
    label=Words("教职工人数", "staff"),
    unit="人",
    question=Words("参加分配的教职工有多少人？", "How many staff share it?"),
    near=(
        r"(?:分给|发给|平摊给|摊到|参与|出力)(?:的)?(?:一共|总共)?",
        r"shared? (?:among|between|by)|split (?:among|between)|divided (?:among|by)",
        r"(?:参与|参加)?(?:的)?(?:教职工|教师|老师|员工|职工)(?:一共|共)?(?:有)?",
        r"staff|teachers|people|employees",
    ),
    after=(
        r"(?:个|名|位|号)?(?:人)?(?:分|平分|均分|参加|参与|干活|上课)",
        r"(?:of us|heads|instructors|tutors|members)",
        r"(?:参与|参加)?(?:的)?(?:教职工|教师|老师|员工|职工|人)",
        r"(?:[a-z-]+ )?(?:staff|teachers|people|employees)",
    ),
    required=False,
    bare=True,
    whole=True,
    low=Decimal(1),
)
REQUESTED = Slot(
    name="requested_share",
    label=Words("拟分配比例", "share to be distributed"),
    unit="ratio",
    question=Words("打算拿出剩余部分的百分之几？", "Which share of the rest is to be distributed?"),
    near=(
        r"(?:按|拿出|提取|提|分|用|给|取|拟按|打算按|按照)(?:了)?(?:剩余(?:部分)?的?|结余的?)?",
        r"distribut\w+|pay out|share of|give",
    ),
    after=(r"(?:的比例)?(?:来)?(?:分|分配|发|给)", r"(?:of (?:it|the rest)|to staff)"),
    required=False,
    high=Decimal(1),
)
