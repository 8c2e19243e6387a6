"""Words that may be said for one another: each line is one meaning. No word of a line may turn a clause round or widen it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.verify.segments import stem

_CHINESE = """
建设 建立 建成 设立 组建 打造 构建 创建 搭建 新建 成立 形成 建起 开设 设置 兴建 建好 办成
举办 兴办 开办 创办 办学 办好 试办 合办
培育 培养 孵化 育成
纳入 列入 计入 写进 写入 算进 归入 编入 放进 载入 算入
运用 利用 使用 采用 借助 借用 用来
共同 一起 联合 合作 携手 协同 一道 互相 相互
开展 组织 举行 实施 落实 落地
到校 入校 进校 学校任教 从教 任教 授课
具有 具备 拥有 带有
提供 给予 予以 给出 发放
提升 提高 增强 加强
优秀 优质 良好 出色 高水平
申请 申报 报名
聘请 聘任 聘用 招聘 引进 聘为 选聘
途径 渠道 方式 路径 通道 办法 做法
公布 发布 公开 公示
报告 汇报 上报 报送
评价 评估 考核 评定
监督 督导 督查 检查
签发 落款 签署 印发 发出
宣传 推广 传播
电商 电子商务
满足 适应 契合 符合 匹配 紧扣
对接 衔接 接轨
融合 结合 融入
覆盖 涵盖
改进 改善 优化 完善
范围 范畴 行列
海外 境外 国外
品种 产品
职员 职工 员工
能工巧匠 工匠
选取 遴选 选拔 挑选 评选 认定
褒扬 表彰 表扬
重点 着重
牵头 带头 领头
紧缺 急需 短缺
剩余 余下 剩下
费用 成本 开支 支出
时间 时长 周期
挂牌 增挂
先行 率先
调整 调节
互通 贯通
核心 关键
目标 任务
学制 年制
薪酬 收入 报酬
多元 多种 多样 多方
清理 清除 消除
裁撤 淘汰 撤掉
发掘 挖掘
思政 思想政治
县里 县域 县级
农民工 进城务工人员
退伍军人 退役军人
师资 教师队伍 师资队伍
需要 需求
培养 造就
"""
_ENGLISH = """
build establish create set found construct form setup launch open start
foster cultivate nurture train develop
firm enterprise company business companies
staff employee worker personnel
teacher faculty instructor
student trainee learner pupil
school college institution
curriculum course teaching
specialty specialties specialised specialist special major programme program subject discipline
practice practise placement practical
award reward prize incentive
fund funding money finance financial fiscal investment spending
government authority
locality local localities place
city municipal municipality
host take accept receive
qualified eligible condition suitable
outstanding excellent good top quality superior fine
favour tilt lean incline preference
way means method model pattern mode approach form
involve participate participation engage part
deep deeply depth
carry implement execute organise organize conduct apply fulfil enforce
lead leading head leader
national nationwide country
number batch group cluster range
account constitute share proportion ratio percentage rate make
cover coverage include reach
move go progress advance continue proceed
abroad overseas foreign
obtain receive earn acquire gain give given grant
lawful legal law
result achievement outcome finding
total overall whole aggregate
include incorporate integrate integration integrated join
explore try trial pilot
cooperation collaboration cooperative partnership joint jointly together
academia academic university academy
valid validity force effect
describe report write record
demonstration model showcase exemplary
say voice
feature characteristic distinctive
write compile prepare compilation writing
gold golden
cross inter
excess oversupply surplus excessive over
weak insufficient low lacking inadequate poor
file filed filing register registered
scale size
offer provide run hold
corresponding relevant appropriate matching related
certificate certification diploma
raise rise increase grow growth
cut remove close eliminate phase drop
cap exceed limit
engineer technician
prominent significant important
boost strengthen enhance improve
support back
benefit preferential relief favourable
status standing
strong strengthen stronger increase
service labour
round phase
commend honour recognise praise
recruit hire engage appoint employ
print issue publish distribute
speed accelerate fast faster
push advance promote drive
transfer commercialise conversion convert
push further deepen
work employment experience
academic degree diploma schooling
citizen public people
merge integrate combine
unified single common uniform unify
connect link dock align match
talent personnel people professional
reach achieve attain
regular periodic regularly
shortage scarce short lack
elderly elder aged
craftsman artisan craftsmen
compile write author
"""


@lru_cache(maxsize=1)
def _chinese() -> dict[str, frozenset[str]]:
    return _table([line.split() for line in _CHINESE.strip().split("\n")])


@lru_cache(maxsize=1)
def _english() -> dict[str, frozenset[str]]:
    return _table([[stem(word) for word in line.split()] for line in _ENGLISH.strip().split("\n")])


def _table(groups: list[list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for word in group:
            found[word] = found.get(word, frozenset()) | frozenset(group)
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _chinese()), key=len, reverse=True)))


def words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of the list that stand in a Chinese text, the longest first."""
    return _pattern().finditer(text)


def same_chinese(word: str) -> frozenset[str]:
    """The words that may stand in a clause where a sentence says `word`; none where no line holds it."""
    return _chinese().get(word, frozenset())


def same_english(word: str) -> frozenset[str]:
    """The stems that may stand in a translation where a sentence has the stem `word`."""
    return _english().get(word, frozenset())
