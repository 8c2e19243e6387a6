"""The counties and districts of Zhejiang: none of them has a document here, so a sentence names one only where its clause does."""

from __future__ import annotations

import re

# Names that are everyday words as well (江北, 长兴, 文成) only with what they are.
_NAMES = """
上城区 拱墅 西湖区 滨江区 萧山 余杭 临平 钱塘区 富阳 临安 桐庐 淳安 建德
海曙 江北区 北仑 镇海 鄞州 奉化 象山县 宁海 余姚 慈溪
鹿城区 龙湾 瓯海 洞头 永嘉 平阳县 苍南 文成县 泰顺 瑞安 乐清 龙港市
南湖区 秀洲 嘉善 海盐 海宁 平湖市 桐乡 吴兴区 南浔 德清 长兴县 安吉
越城 柯桥 上虞 诸暨 嵊州 新昌
婺城 金东区 武义 浦江县 磐安 兰溪 义乌 东阳市 永康
柯城 衢江 常山县 开化县 龙游 江山市 定海 普陀区 岱山 嵊泗
椒江 黄岩 路桥区 三门县 天台县 仙居 温岭 临海 玉环
莲都 青田 缙云 遂昌 松阳 云和县 庆元 景宁 龙泉
""".split()
COUNTIES = re.compile("|".join(_NAMES))
