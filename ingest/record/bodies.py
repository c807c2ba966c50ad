"""How the names of bodies end: offices, firms, schools, houses, papers and sites. Read against plain text (`zh.plain`).

A rule takes what its place allows: a character alone tells a name at the end of a line of time, and none in a sentence.
"""

from __future__ import annotations

OFFICES = "局处署厅部委院馆店社校组科"
HOUSES = "司会室所园队厂行城台"
PAPERS = "报刊志记客家"
FIRMS = "公司|集团|银行|中心|学校|大学|学院|中学|小学|协会|委员会|组委会|办公室|平台|政府|部门|医院|商城"
SITES = "网|站|在线|门户|论坛|社区|日报|晚报|新闻|频道|资讯|之家|联盟|速递|观察|周刊"
