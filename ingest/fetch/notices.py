"""Short pages that say that there is no page: deleted, blocked, not set up, broken. What they say, as data.

A page is such a notice where its heading, or the first thing that it says, is one from end to end, and little else
stands there. So an announcement that quotes one (「打開時顯示「鏈接已過期」」) is none. Matched against folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Kind(NamedTuple):
    key: str  # of messages.py
    rest: int  # units (Han characters, words of other scripts) that may stand beside it
    days: bool  # whether it may name a day: a firewall says when it stepped in
    says: re.Pattern[str]


def _kind(key: str, rest: int, days: bool, *alternatives: str) -> Kind:
    return Kind(key, rest, days, re.compile("|".join(alternatives), re.IGNORECASE))


_OF = "(该|此|本|这个|这篇|这条|当前|原|(您|你)(要|所|想)?(查看|访问|请求|浏览|打开)的?)*"
_THING = (
    "(内容|文章|网页|页面|链接|网址|活动|帖子|帐号|账号|公众号|订阅号|信息|资源|文件|图文|消息|商品|视频|二维码|专题)"
)
_DONE = "(删除|下线|下架|过期|失效|迁移|撤回|撤下|关闭|停用|注销|屏蔽|移除|冻结|封禁|隐藏|停止(访问|服务|使用))"
_BY = "(发布者|发布人|原?作者|管理员|用户|楼主|平台|系统|网站|官方)?(自行|主动)?"
_STOPPED = "(查看|访问|显示|浏览|展示|打开|传播|删除|屏蔽|下架|处理|使用|封禁)"
LITTLE = 10  # units beside a notice, under which it is one whatever the heading calls itself
FEW = 15  # units in which nothing is announced: 「暂停访问，给您带来不便敬请谅解」

KINDS = (
    _kind(
        "page_gone",
        40,
        False,
        f"{_OF}{_THING}(可能)?(已经?被?|现已被?|被|均已){_BY}{_DONE}了?",
        f"{_OF}{_THING}?(因|由于|涉嫌|存在).{{0,8}}(违规|违反|违法|侵权|投诉|举报).{{0,14}}"
        f"(无法|不能|不予|不可|已经?被?|被|停止){_STOPPED}",
        f"{_OF}{_THING}(暂时|已)?(无法|不能|不予|不可)(查看|访问|显示|浏览|展示|打开)",
        "(the|this) (content|page|post|link|article|account) (has|was|is)( been| already)? "
        "(deleted|removed|expired|moved|migrated|suspended|blocked|no longer available).{0,40}",
    ),
    _kind(
        "error_page",
        40,
        False,
        "(请求|链接|页面|网址|提交|系统)?的?参数(错误|有误|不正确|异常|缺失|不合法|无效|不全).{0,6}",
        "(缺少|无效的?|非法的?|错误的?)(必要的?)?(参数|请求|链接|访问|操作)( ?\\w{1,20})?",
        "(invalid|missing|bad) (parameters?|request|arguments?)",
    ),
    _kind(
        "page_blocked",
        90,
        True,
        "(您|你)?的?(当前)?(请求|访问|操作|提交|ip)(地址)?.{0,12}(被|遭|已).{0,10}(拦截|阻断|阻止|屏蔽|封禁|禁止|拒绝).{0,4}",
        "(您|你|当前|本次)?的?(请求|提交|访问).{0,8}(不合法|非法|危险|恶意|攻击).{0,8}",
        "已?被.{0,12}(防火墙|安全系统|安全策略|云盾|waf|管理员).{0,6}(拦截|阻断|阻止).{0,4}",
        "(sorry )?(your|the|this) (request|access|ip)( address)? (has been|was|is|have been) "
        "(blocked|denied|rejected|intercepted).{0,60}|(sorry )?you have been blocked",
    ),
    _kind(
        "error_page",
        90,
        False,
        "(恭喜您?)?(站点|网站|虚拟主机|空间|主机)已?(创建|开通|搭建|部署|安装)成功",
        "(这是|此为)?.{0,10}默认(页|页面|首页|主页|站点)",
        "(本站|网站|站点|页面|网页|本页|栏目)(正在|尚在|还在)?(建设|建置|施工|筹备|制作|升级|维护)(之?中)",
        "没有找到站点|(站点|网站)(已暂停|已停用|未绑定|不存在|已到期)",
        "(this |the |our |web)?(site|website|page)?( is)?( currently)? ?(under construction|coming soon)",
        "index of /.{0,60}",
    ),
    _kind(
        "error_page",
        400,
        False,
        "welcome to (nginx|openresty|tengine|caddy|centos|iis|apache|tomcat|lighttpd).{0,30}",
        "apache.{0,30}(default|test) page.{0,30}|it works|iis windows.{0,20}|test page for .{0,60}",
        "(nginx|centos|debian|ubuntu|caddy).{0,20}(default|test) page.{0,30}",
    ),
    # what announcements say as well, which go on: 「系统正在升级，订单照常受理，发货顺延一天」
    _kind(
        "page_gone",
        FEW,
        False,
        f"{_OF}(公告|通知|通告|公示|职位|岗位|域名)(可能)?(已经?被?|现已被?|被|均已){_BY}{_DONE}了?",
        f"{_OF}(公告|通知|通告|公示|职位|岗位|{_THING})(正在|尚在|还在)?审核(之?中|未通过)",
    ),
    _kind(
        "page_blocked",
        FEW,
        False,
        "(您|你)?(当前)?(所在|所处)的?(国家|地区|区域|位置).{0,6}(无法|不能|不可|不支持|未开放|不提供).{0,12}",
        "请?(在|用|使用|通过|前往|下载)(微信|手机|移动端|电脑|app|客户端|小程序|浏览器)(客户端|扫码|端|内|中|app)?"
        "(打开|查看|访问|阅读|浏览).{0,8}",
        "(您|你)?的?(当前)?浏览器的?(版本)?(过低|太低|太旧|过旧|较低|不支持|不受支持|不兼容).{0,20}",
        "请?先?(启用|开启|打开|允许|接受)(您?浏览器的?)? ?cookies?.{0,12}",
        "(this |our )?(site|website|page|content|service)( is)?( currently)? (not |un)available in your "
        "(region|country|location|area).{0,20}",
    ),
    _kind(
        "error_page",
        FEW,
        False,
        "(本站|网站|站点|系统|平台)正在(进行)?(系统)?(升级|维护|升级维护|维护升级|改版|调整)",
        "(目前|当前|现在)?(系统|网站|服务器|服务|网络)(繁忙|忙碌|拥挤|拥堵)中?",
        "(目前|当前)(网站|页面|系统)?(访问|排队|在线)的?(人数|用户|流量)(较|过|太)(多|大)|(您|你)?正在排队(之?中)?",
        "(数据库|服务器|系统|网络|后台|接口)(连接|加载|请求|响应|调用|服务)(失败|超时|错误|异常|出错).{0,8}",
        "(该|此|本)?(网站|域名|站点)(尚未|未|没有)(进行|完成|办理)?(icp)?备案",
    ),
    _kind(
        "empty_shell",
        LITTLE,
        False,
        "(暂无|暂时没有|没有)(相关|任何|更多|符合条件的?)?(数据|内容|信息|记录|资料|结果)",
        "(正在|努力|拼命|页面|数据|内容)*(加载|载入|读取)之?中|正在(加载|载入|读取)(数据|内容|页面)?|请(耐心)?(稍候|稍等|稍后|等待)|loading",
    ),
    _kind(
        "login_wall",
        LITTLE,
        False,
        "(您|你)?的?(会话|登录|身份|连线)(信息|状态)?已?(超时|逾时|过期|失效)",
        "(您|你)?(长时间|太久)(没有|未)操作|请(您|你)?重新登录.{0,6}",
    ),
    _kind(
        "error_page",
        40,
        True,
        r"(php )?(fatal error|parse error|warning|notice|deprecated|strict standards)\b ?:? .*"
        r"(\w\(\)|on line \d+|undefined (index|variable|offset|property|array key)|failed to open).*",
        r".*(\w\(\).{0,40}connection refused|access denied for user|sqlstate ?\[|no such file or directory in).*",
        "error establishing a database connection|(unable|failed|can ?not|can't|could not) (to )?connect to "
        "(the )?(local )?(database|mysql|redis|server).*",
        r"traceback \(most recent call last\).*|(uncaught )?[\w.\\]+(exception|error)\b ?:.*|server error in '.*",
    ),
)
FILLER = re.compile(
    r"(恭喜您?|(非常|很|十分)?(抱歉|遗憾)|对不起|(温馨|系统|错误|友情)?提示|sorry|oops|error|错误|警告|\W*)"
    r"|(版权所有|copyright|©).*"
)
ANNOUNCES = re.compile("公告|通知|通告|公示|启事|声明|announcement", re.IGNORECASE)
_UNITS = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
_ENDS = re.compile(r"[。！!；;，,、？?\n|]+|\.(?:\s|$)|[:：](?=\s*$)")
_QUOTED = re.compile("「[^「」]*」|『[^『』]*』|“[^“”]*”|‘[^‘’]*’")  # linear: a mark that opens ends the try
HEADINGS, HEADING = 20, 200  # so many are looked at, and code points of each


def find(headings: Sequence[str], lines: Sequence[str], day: bool) -> str | None:
    """The key of the notice that a page is. `headings`, `lines`: folded; `day`: it names one."""
    heads, said = _clauses([heading[:HEADING] for heading in headings[:HEADINGS]]), _clauses(lines)
    first = said[:1]
    for kind in KINDS:
        if day and not kind.days:
            continue
        if not any(kind.says.fullmatch(clause) for clause in heads + first):
            continue
        beside = [clause for clause in said if not kind.says.fullmatch(clause) and clause not in heads]
        rest = sum(len(_UNITS.findall(clause)) for clause in beside)
        if rest <= kind.rest and (rest <= LITTLE or not any(ANNOUNCES.search(head) for head in heads)):
            return kind.key
    return None


def _clauses(lines: Sequence[str]) -> list[str]:
    """Clauses that say something, without what is quoted in them."""
    found = (clause.strip(" :：.…~～-—") for line in lines for clause in _ENDS.split(_QUOTED.sub("「」", line)))
    return [clause for clause in found if not FILLER.fullmatch(clause)]
