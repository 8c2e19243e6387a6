"""What a teacher tells of the time in enterprises: how long, within what period, and whether newly appointed."""

from __future__ import annotations

from assistant.rules.types import Slot, Words

DONE = Slot(
    name="done",
    label=Words("已到企业实践的时间", "time already spent in enterprises"),
    unit="月",
    question=Words("已经到企业实践多少个月？", "How many months have been spent in enterprises?"),
    hint=Words("请按月写，例如：4个月", "in months, for example: 4 months"),
    not_after=r"每(?:学?年|学期|个?月|次|周)|平均|一年(?:只|就|才|去|下|到|要|得)",
    implied=(
        (
            r"(?:一天|一次|一趟|从来?|还|都|压根)(?:都|也)?没(?:有)?(?:下|去|进|到)(?:过)?(?:厂|企业|工厂|车间)|never (?:been|worked) in (?:a |an )?(?:firm|company|enterprise|factory)",
            "0",
        ),
    ),
    part_words=r"还剩|剩下|周期|(?:19|20)\d\d年[^，,。；;]{0,12}到",
    sums=True,
    near=(
        r"(?:企业|工厂|厂里|厂子|厂|车间|公司|单位|实训基地)(?:里)?(?:头)?(?:总共|一共|统共|累计|前后|拢共|加起来|才|只|就|已经?|也就|满打满算)*(?:蹲|待|呆|泡|干|实践|锻炼|挂职|练|跟班|做|去|学|混)?(?:了|过|够|满)*(?:总共|一共|统共|累计|拢共|才|只|就|有)*",
        r"(?:worked|work|spent|been|trained|helped)[a-z ]{0,24} (?:in|at|with|inside)[a-z ]{0,24} (?:for|of)",
        r"(?:only|just|so far|clocked|logged|managed|completed|total(?:ling)?|altogether|put in|been)(?: [a-z]+){0,2}",
        r"(?:(?:19|20)\d\d年|[去前今]年|[上下]学期|第[一二三四五六](?:次|回|趟)|头?一?(?:次|回|趟)|[暑寒]假|又|再|加上)(?:又|再|还|只)?(?:去|下|到|在|进)?(?:了|过)?(?:企业|工厂|厂里|厂|车间)?(?:里)?(?:实践|锻炼|集中)*(?:了|过)?",
        r"(?:去|下|进|到)(?:了|过)?(?:企业|工厂|厂里|厂|车间)(?:里)?(?:集中|断断续续|陆陆续续|前前后后|累计|一共|总共|加起来|零零散散)*(?:实践|锻炼|练|干|待|呆|泡|蹲|挂职)?(?:了|过)*(?:累计|一共|总共|加起来|有)*|(?:下厂|进厂|挂职|练|待|呆|蹲)(?:了|过)",
        r"(?:已经?|只|才|一共|累计|总共|共)?(?:去了?|下了?|下过|到了?|在|实践了?|锻炼了?|待了|干了|做了)(?:企业|工厂|厂里|厂)?(?:实践|锻炼|集中实践)?(?:了)?(?:累计|一共|总共)?|企业实践(?:了|累计|共)?|实践时间|累计|锻炼",
        r"spent|did|done|has done|have done|practis?ed|worked|total of|only",
    ),
    after=(
        r"(?:的)?(?:在)?(?:企业|厂里|工厂|厂子|厂|车间|实训基地|公司)",
        r"(?:(?!and |but |then )[a-z]+ ){0,3}(?:in|of|at|with|on) (?:an? |the )?(?:[a-z-]+ ){0,2}(?:enterprises?|compan(?:y|ies)|industry|firms?|factor(?:y|ies)|plants?|practice|shop floor|placements?)",
        r"(?:的)?(?:企业|下厂|实践|锻炼|挂职)",
        r"(?:in|of|at|with) (?:an? )?(?:[a-z-]+ )?(?:enterprises?|compan(?:y|ies)|industry|firms?|practice)",
        r"(?:[a-z]+ )?on[- ]site",
    ),
    required=False,
)
PERIOD = Slot(
    name="period",
    label=Words("期间", "period"),
    unit="月",
    question=Words("是在多长的期间内？", "Over which period?"),
    hint=Words("例如：5年", "for example: 5 years"),
    near=(
        r"(?:入职|进校|到校|入编|上岗|工作|任教|教书|当老师|带班|来校|入行|从教|教)(?:到现在|至今|以来|眼看|快|都|也)*(?:已经?|满|有|了|才|刚|快|整整)*",
        r"(?:hired|joined|taught|teaching|teach|started|appointed|been here|over|past|last|in(?! (?:a |the |local )?(?:factor|compan|enterp|industr|plants?|firms?))|for)(?: (?!factor|compan|enterp)[a-z]+){0,3}",
        r"整整?|足足|(?:算|干|教|做)到[^，,。；;]{0,12}?(?:一共|总共|整)?",
        r"(?:刚)?(?:进|到|来)(?:了)?(?:绍兴|杭州)?(?:市)?(?:的)?(?:一所|这所)?(?:职校|学校|中职|高职|职高|技校)(?:工作|教书|任教|当老师)?(?:了|已经?|才|满)*|教(?:书|课|专业课|数控|机电|汽修)?(?:了|满)|教龄|执教|工龄|入职",
        r"(?:过去|最近|近|这|前|工作|任教|入职|当老师|教书|从教|来校|满)(?:了|已|已经|满)?|每|按|分",
        r"(?:over|in|within|during|for)(?: the)?(?: (?:last|past|first))?|every|hired|joined|employed",
    ),
    after=(
        r"(?:里|内|来|间|(?:算|加)?下来|以来|过去了|了|眼看到了|快到了)(?:，|,)?(?:总共|一共|才|只|就)?",
        r"(?:ago|now|period|teaching|on the job)",
        r"年(?:里|内|来|间)?(?:才|只|就|总共|一共|累计|断断续续|陆陆续续|前前后后|加起来|共|我|暑假|寒假)*(?:去|下|到|进|在|一共|总共|累计|加起来|才|只)(?!了?$)|(?:里|内|来|间|中|期间|以来|下来|周期|一共要|要|累计要|总共要|需要|应|得)",
        r"(?:ago|period|into the job)",
    ),
    not_after=r"(?:头|每|实践|锻炼|下企业|下厂|挂职)(?:了|过)?$",  # how the clause itself speaks of its periods
    required=False,
    stated=True,
)
NEW = Slot(
    name="new_teacher",
    label=Words("新入职专业教师", "newly appointed teacher"),
    unit="",
    kind="flag",
    question=Words("是入职两年内的新教师吗？", "Is it a newly appointed teacher?"),
    implied=(
        (
            r"刚(?:刚)?(?:进|到|参加工作|上岗|分到)(?!厂|企业)|入职(?:才|刚|不到|未满)|新上岗|新(?:入职|来|进|招|教师|老师|聘)|刚(?:入职|来|进校|当老师)|newly (?:appointed|hired)|new(?: [a-z-]+)? teachers?|just (?:joined|started)",
            "yes",
        ),
    ),
    required=False,
)
