"""What a line is by its words: menus, lines of time and source, advertisements, what follows behind an article.

All patterns are read against `zh.bare.bare(line)`: Simplified, half-width, lower case. Stock words of web pages, no site's name.
Long: the words of all kinds of lines stand here, each with an example where it helps.
"""

from __future__ import annotations

import re

from ingest.extract import days, english, events
from zh.beginning import beginning

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# a set of what the alternatives begin with stands before them where lines are searched: it rules out most places at once
_DATE = (
    r"(?:(?<![\d.])(?:(?:19|20)\d\d|1[01]\d|9\d)\s?[-/.年]\s?(?:1[0-2]|0?[1-9])\s?[-/.月]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|[一二][〇零○o一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|民国\s?\d{2,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}"
    r"|(?<!\d)(?:19|20)\d\d\s+(?:1[0-2]|0[1-9])\s?[-/]\s?(?:3[01]|[12]\d|0[1-9])(?!\d)"
    rf"|\b{_MONTH}\s+\d{{1,2}}\s+\d\d:\d\d(?::\d\d)?\s+(?:[a-z]{{2,5}}(?:[+-]\d\d:?\d\d)?\s+)?(?:19|20)\d\d"
    rf"|\b{_MONTH}\s+\d{{1,2}}\b,?\s+(?:[a-z]{{3,9}},?\s+)?(?:19|20)\d\d|\b\d{{1,2}}\s+{_MONTH},?\s+(?:19|20)\d\d)"
)
DATE = re.compile(rf"(?=[\d一二民jfmasond]){_DATE}")
DATED = beginning(r"\d一二民jfmasond", _DATE)  # the same, as a question alone
TIME = re.compile(r"\d(?<!\d\d)(?:(?<=[01])\d|(?<=2)[0-3])?(?::[0-5]\d(?::[0-5]\d)?|[点时][0-5]\d分)")

# a label with its colon, or an unmistakable label, of the line under a title
_LABELS = (
    r"更新(?=\s*:\s*\d)|来自(?=\s*:\s*\S{1,16}\s+(?:19|20)\d\d)|发布时间|发布日期|发表时间|发表日期|(?:发表|发布|发送|寄送|寄出|张贴|刊登|公布|上传)于|发布|公开时间|公开日期|上架日期|上架时间|张贴日期|刊登日期|最后更新|最近更新|更新时间|更新日期|修改时间"
    "|最后修改|最近修改|上次修改|更新于|修改于|公告日期|公告时间|公布日期|公布时间|登载日期|登载时间|刊载日期|建立日期|建立时间|上稿日期|上稿时间|上版日期|上版时间|上传时间|上传|(?:寄送|寄件|寄出|发送|发信|发件)(?:时间|日期)"
    # when a message came, and not when one takes them in: 「收件時間：6月3日 9:00 至 6月10日」
    r"|收到(?:时间|日期)(?=\s*:\s*[12]\d{3}\D)|(?:接收|收件|收信)(?:时间|日期)(?=\s*:\s*[12]\d{3}\D\d{1,2}\D\d{1,2}日?\s*[上下]?午?\s*\d{1,2}:\d\d(?![\d:]*\s*[-–—])(?!.{0,24}[至到~起止前]))"
    "|时间|日期|来源|文章来源|信息来源|稿源|出处|作者|编者|文章作者|撰稿|撰文|供稿|编辑|责编|责任编辑|责任编校|记者|通讯员|校对|审核"
    "|摄影|浏览|浏览次数|浏览量|阅读|阅读次数|阅读量|点击|点击数|点击次数|点阅|点阅数|点阅次数|人气|访问量|查看|评论|回复|字号|字体|字体大小|下架日期"
    r"|(?:[公发]布|公告|刊登|登载|上版|上架|张贴|发文)日(?=\s*:\s*[\d民])|张贴单位|发布单位|发布机构|发布人|发布者|发稿|楼主|发送[方人者]|发件(?=\s*:)|发件人|收件人|寄件者|收件者|抄送|发信人|发信站|信区|看板|提交日期|回复日期|published|posted|posted on|date|source|author|views|分享|我要评论|打印|大中小|收藏|发布在分类|分类|栏目|标签"
)
_FIRST = "".join(sorted({label[0] for label in _LABELS.split("|")}))
META_LABEL = re.compile(rf"(?:^|[\s|\[【(·/\d])(?=[{_FIRST}])(?:{_LABELS})\s*[:：]")
_LABELLED = beginning(_FIRST, rf"(?<![^\s|\[【(·/\d])(?:{_LABELS})\s*[:：]")  # the same, as a question alone
_META_START = re.compile(
    rf"^(?:[\[【(]\s*)?(?=[{_FIRST}])(?:{_LABELS})(?:\s*:|\s+(?<!时间 )(?<!日期 )|\s+(?=(?:19|20)\d\d))"
)

INDEX_LABEL = re.compile(
    r"^[\[【(]?(?:索引号|主题分类|分类|文件类别|体裁分类|发文机关|发布机构|发布单位|公开机构|公开责任部门|成文日期|生成日期|发布日期|公开日期|公开时间"
    r"|发文日期|发文时间|标题|文件标题|文件名称|名称|信息名称|发文字号|文号|主题词|关键词|有效性|时效性|效力状态|公开方式|公开形式|公开范围|公开类别"
    r"|主旨|公告类别|公告类型|浏览人次|浏览数|公告日期|上架日期|上版日期|下架日期|张贴日期|张贴单位|更新日期|点阅(?:次?数)?|(?:张贴|刊登|登载|上稿)(?:日|[人者])|最后更新|最近更新|更新时间|修改时间|修改日期|浏览量|浏览次数|阅读量|阅读次数|点击量|点击数|点击次数|访问量|公告日期|公告单位|发布者"
    r"|信息来源|有效期|废止日期|实施日期|生效日期|失效日期|语种|内容概述|组配分类|服务对象|概述|公文种类|索取号|信息索引)[\]】)]?\s*[:：]?$"
)

# the label of the notice itself in such a table or list
CONTENT_LABEL = re.compile(
    r"^\W*(?:公告|通知|文章|讯息|信息|消息|新闻|活动)?(?:详\s*细|主要|全部)?(?:内\s*容|内\s*文|正\s*文|本\s*文|全\s*文)\W*$"
)

# the line opens what is no part of an article any more
_AFTER = re.compile(
    r"^[\W_]*(?:"
    r"(?:更多)?(?:相关|延伸|推荐|扩展|拓展|热门|热点|精彩|最新|同类|相似|类似|近期|往期|上期|本周|今日|本类|本栏|同栏目?|相邻|其他|精彩视频|视频|图片|随机|猜你|精选|更多|编辑|大家|网友|最近|友情|站内|阅读)"
    r"(?:文章|新闻|阅读|链接|推荐|内容|报道|资讯|信息|文件|文档|主题|帖子|搜索|图文|视频|回顾|回顾与.*|专题|公告|动态|点击|更新|解读|热榜|排行|排行榜|喜欢|想看|评论|点评|留言|跟帖|推送|都在看|都在搜|精选|稿件|产品|下载|资料|附件链接|热文|热点)(?:[:：>»\s].*)?$"
    # what an account has said before: 「▼往期精彩▼」, 「好文推薦」
    r"|(?:往期|近期|历史|更多|精彩|好文)(?:精彩|推文|好文|往期|热文|文章|回顾(?<!历史..)|推荐){1,2}[\W_]*$"
    r"|更多[好美]文(?:[:：>»\s].*)?$|(?:看|阅读)更多\s*:\s*(?!请|详|http|www).{6,}|(?:文档|页面|本页)由.{1,24}[于在].{6,24}(?:生成|导出)$|点个?\W{0,2}在看(?:$|\W.{0,16}$)"
    r"|(?:猜你喜欢|猜你想看|你可能(?:也|还)?(?:喜欢|感兴趣).*|大家都在看|热榜|排行榜|看过.{0,6}还看.*|延伸阅读.*|推荐阅读.*|相关阅读.*|相关链接.*|相关新闻.*|相关报道.*|阅读推荐.*|关于(?:我们|本站|本网))$"
    r"|(?:上|下|前|后|上1|下1|前1|后1|上一|下一|前一|后一)[一1]?(?:篇|条(?!第|规定|所[称列定述]|之|各|但)|则|个(?!(?:完整|整)?(?:[年月周季]|世纪|礼拜|星期|小时|[工交]|财|学)))(?:文章|新闻|信息|公告|主题|帖子)?\s*(?:[:：>»<«].*|$|\S.*)"
    r"|(?:发表|我要|我来|参与|查看|所有|全部|网友|最新|热门|精彩|精选|最热|用户|读者|文章|新闻|共有?|已有)?\s*\d*\s*(?:条|人)?(?:评论|点评|跟帖讨论|跟帖|留言|讨论区|回应|回帖|回复|说两句|说几句|参与)(?:列表|精选|区|\(\s*\d*\s*\)|\d+条|共\d+.*|\s*\d*)$"
    r"|(?:评论|留言|说点什么|写评论|快来.{0,6}评论|登录后.{0,8}评论|发表.{0,4}评论).{0,12}$"
    r"|(?:分享(?:到|至|给|按钮|本文|此文|这篇|$)|(?:转发|转播)(?:到|至)|点赞|赞同|喜欢|收藏|打赏|举报|纠错|挑错|打印|关闭窗口|关闭本页|返回(?:列表|顶部|上页|上一页|首页)|回(?:上|首)?页|加入收藏|推荐给?好友|转寄|友善列印|友善打印|列印|有用|没用|顶一下|踩一下|添加评论|保存到)(?![^\s|]{9,})(?:.{0,30})$"
    r"|(?:扫一扫|扫码|扫描|微信扫|长按).{0,12}(?:二维码|分享|关注|手机|打开|回复|阅读|识别).{0,20}"
    r"|(?:免责|版权|特别|郑重|严正|法律|转载|作者|本站|原创|网站)?\s*(?:声明|提示|说明|公告)?\s*[:：]?\s*(?:(?:本文|文中|文章|以上|凡|本站|本网|转载|版权|该文|此文).{0,40}(?:转载|观点|立场|版权|侵权|侵犯|授权|转摘|出处|仅供参考|不代表|信息存储|用户上传)"
    # and no 「未經授權批量下載資料者，停權三十天」
    r"|未经.{0,40}(?:转[载摘贴发播]|摘[编录]|复制|刊[登载]|镜像|版权|侵权))"
    r"|\d*\s*人?(?:点赞|赞赏|打赏|喜欢)(?:了?本文)?.{0,10}$|(?:还没有|暂无|尚无|没有)(?:人|任何)?.{0,4}(?:评论|赞赏|打赏|留言|回复|点赞).{0,12}$"
    r"|(?:关注|追踪)(?:我们|本站)\s*:.*|(?:查看|阅读)原文$|(?:本文|文章|评论|本帖)(?:功能)?已(?:经)?(?:关闭|停止)(?:评论|留言|回复)?$"
    r"|更多.{0,8}(?:内容|资讯|新闻|文章).{0,4}(?:就在|尽在|请(?:下载|关注|看)).{0,16}$|(?:订阅|訂閱).{0,12}(?:电子报|日报|周报|邮件|推送|newsletter).{0,20}$"
    r"|(?:本[文页]|此页|原文|文章|网页|页面|转载)(?:地址|链接|网址)(?:\s*[:：]|\s+https?:).*"
    r"|※\s*(?:发信站|来源|修改|编辑|转录|引述|文章网址)\s*:.*"
    r"|.{0,8}[\[【(]\s*(?:返?回)(?:列表|上页|上一页|首页|目录)\s*[\]】)]$"
    r"|(?:查看|本[贴帖]|全部)?(?:回复|跟从|跟帖)(?:线索|标题|列表)\s*[:：]?$"
    r"|(?:本?(?:帖|贴|文|主题)?\s*(?:最后|上次|最近一次)?(?:编辑|修改)?(?:由|于)\s.{1,40}(?:编辑|修改)(?:(?:,.{0,14}|\s?\d{1,3}\s?)次)?[\W_]*$)"
    r"|(?:欢迎|如需|若需|如要)?(?:转载|引用).{0,10}(?:注明|联系|联络|授权|洽).{0,16}$"
    r"|[^。]{0,12}(?:追踪|按赞|关注|加入|订阅)(?:我们|本站|本报)?的?[^。]{0,6}(?:粉丝(?:专页|团|页)|脸书|频道|电子报|line@)[^。]{0,12}$"
    r"|(?:还有|仍有)(?:其他|更多|任何)?(?:问题|疑问)\W*(?:提交请求|提交工单|联系客服|联络我们|联系我们).{0,6}$"
    r"|(?:喜欢|觉得).{0,6}(?:文章|本文|内容|作品).{0,4}[吗?].{0,30}$"
    # no 「喜歡作品請點讚，票數前三者得獎」 of a contest
    r"|(?:喜欢|觉得).{0,6}(?:文章|本文|内容).{0,4}(?:请|就|记得|欢迎|别忘了?|不妨|的话).{0,6}(?:点赞|在看|转发|分享|收藏|打赏).{0,24}$"
    r"|(?:您?(?:觉得|认为)?对?)?(?:这|该|本|此|以上|上述)(?:篇|些|条|个|次|页|站)?(?:文章|内容|回答|信息|页面|文档|资料|服务|解答|答案|文)?.{0,6}(?:帮助|有用|解决|满意).{0,10}[吗?].{0,40}$"
    r"|(?:\d+\s*)?(?:人|位)?.{0,6}(?:人|位)(?:中有)?.{0,8}(?:觉得|认为).{0,4}(?:有用|有帮助).{0,4}$"
    r"|(?:郑重|严正|特别|免责|版权|法律)声明$"
    r"|(?:免责声明|版权声明|免责条款|版权所有|特别声明|转载声明|声明)\s*[:：].*"
    r"|(?:copyright|©|\(c\)\s|版权所有|all rights reserved|powered by).*"
    r")"
)
# what its alternatives begin with, and what is in those that begin anyhow: most lines have neither
_OPENERS = (
    "上下严主举于人今仍以作你保修免全公共关其写凡分列前加历原参友发同后喜回图声大好如对尚已帖延引往微快您我所打扩扫拓挑排推提收文新暂更最"
    "有未本条查欢此没法添点热版特猜用由留登相看站类精纠编网若视觉訂订认讨评该说读贴赞跟踩转近返还这郑长阅随页顶acp"
)
_MAY_OPEN = re.compile(rf"[\W_]*[\d{_OPENERS}]")
_ELSEWHERE = re.compile("[踪赞注入阅觉认©※]")
_FOOTER = beginning(
    r"c最建i取退u系公网备未技您你站如若不本此该这pnm原",
    r"(?:技术支持\s*:(?!.*\d.*。$)|[您你](?:之所以)?(?:会)?收到(?:了?[此这该本])封?(?:信|邮件|通讯|电子报)|(?:[如若]果?您?)?(?:不想|不愿|不希望|不再).{0,4}(?:收到|接收).{0,8}(?:邮件|信件|来信|通讯|电子报).{0,12}|(?:本|此|该|这)封?(?:邮件|电邮|信件)(?:及|和|与|以及)?(?:其|任何)?(?:附件)?.{0,8}(?:保密|机密|仅供|仅限|专供)|[如若]果?您?(?:误收|错收|不是|并非).{0,12}(?:邮件|收件人)|previous (?:message|post)\s*:|next (?:message|post)\s*:|messages sorted by|more information about the .{1,40} mailing list|您是第.{0,12}位|(?:网站|站点)地图$|\bcookies?\b.{0,40}(?:隐私|同意|接受|浏览|体验)|本(?:网?站|网页)(?:会|将|正在)?(?:使用|采用).{0,4}cookies?.{0,16}(?:继续|浏览|同意|接受|体验)|最佳(?:浏览|解析度|观看)|建议使用.{0,24}浏览|icp备|icp证|取消订阅|(?:(?<![\u4e00-\u9fff])|(?<=点击|点此|按此|如需|随时|需要|回复))退订(?:邮件|电子报|通讯)?\W*$|unsubscribe|系统(?:自动)?[寄发推][出送],?请勿(?:直接)?回复|(?<=[·|,\s])[原本][文页](?:地址|链接|网址) ?:? ?https?:\S+$|公网安备|网站标识码|网站备案|备案编号|备案号|未经.{0,12}(?:授权|许可|允许|同意).{0,12}(?:转载|转摘|复制|摘编|使用))",
)
_OWNED = re.compile(r"^.{2,24}\s(?:版权|著作权)所有[^,。]{0,20}$")
SOURCE_LINE = re.compile(
    r"^[\W_]*(?:本报|本网|本台|本刊)?(?:责任编辑|责任编校|责编|编辑|校对|审核|审校|初审|复审|终审|一审|二审|三审|监制|主编|值班主任|编审|供稿|撰稿|作者|文字|摄影|图文|图片|文图|来源|文章来源|信息来源|稿件来源|资料来源|稿源|原标题|素材来源|关键[字词]|标签|发布者|发布人|tags?|labels?|keywords?|文章标签|文章分类|点阅数?|浏览次?数|阅读次?数|点击次?数|人气)(?:\s*[:：/丨|]|\s+\S{2,4}$)"
)
REPORTER = re.compile(
    r"^[\W_]*(?:本报|本网|本刊)?(?:记者|通讯员|特约记者|实习生)[\s:：]*\S{2,4}(?:[、\s]+\S{2,4}){0,3}\W*$"
)
# 「【記者某某／某地報導】」, 「文/某某 圖/某某」
BYLINE = re.compile(
    r"^[\[【(〔]?(?:本报|本网|特派|实习)?记者\s?\S{2,12}?[/、\s]\s?\S{2,8}(?:综合)?报[道导][\]】)〕]?$"
    r"|^\W*(?:[\u4e00-\u9fff]{0,2}(?:[撰供拟核审]稿|翻译|译者|编译|[责主总编]编|审[核定校]|[初复终]审|[复校]核|校对|签发|排版|录入)\s?[:/|丨]\s?[\u4e00-\u9fff]{2,4}[\s,;、|]*)+$"
    r"|^[\[【(〔]?\S{2,6}\s?/\s?\S{2,4}(?:综合|特稿)?报[道导][\]】)〕]?$|^文\s?[/:]\s?\S{2,5}?\s?(?:(?:图|摄影|摄|编辑|编)\s?[/:]\s?\S{2,12})?$"
)
# how long one reads; as an item of a list it may be one of a plan, 「5分钟阅读」
_MINUTES = r"(?:全文|本文|阅读|预计|大概|大约|[约需]){0,3}\s?\d{1,2}\s?(?:分钟|min(?:utes?)?)\s?(?:可?[阅读]完?|read)+\W*$|(?:全文|本文)?阅读(?:全文|本文)?(?:预计|大概|大约|[约需])\W{0,3}\d{1,2}\s?分钟\W*$"
READS = re.compile(rf"^\W*(?:{_MINUTES})")
# tools that a site puts over a text
TOOLS = re.compile(
    r"^\W*(?:字[级号体型](?:大小)?\W|字体大小|打印\W|列印\W|转寄|听(?:新闻|文章|全文)|语音(?:播报|朗读)|(?:预计|本文|全文)?阅读(?:时间|时长)|"
    + _MINUTES
    + r"|(?:全文|本文)\S{0,3}\s?\d+\s?字|加入收藏|收藏\W)"
)
# what a site sets over an article, otherwise than its text
SUMMARY = re.compile(r"^[\W_]*(?:内容|文章|新闻)?(?:摘要|导读|提要|核心提示|提示|导语)\s*[:：]")
EDITOR_IN_BRACKETS = re.compile(
    r"^[\[【(（]\s*(?:责任编辑|责编|编辑|来源|作者|校对|责任编校)\s*[:： ].{0,30}[\]】)）]$"
)

_STRONG = (
    r"(?:点(?:击|选)?(?:上方|下方|文末|标题下).{0,20}(?:关注|订阅)"
    r"|加.{0,3}(?:微|薇|威|v|vx|wx|扣|q).{0,2}(?:信|号|群|拉|领|:|：)|加我|拉你?(?:进|入).{0,10}群|(?:进|入|加).{0,3}群.{0,6}(?:备注|领|交流|聊)|免费(?:领|咨询|试听|体验|加入)|领.{0,4}(?:资料|红包|福利|礼包|优惠券)"
    r"|(?:前|仅限)\d+(?!\d|\.|个?(?:小时|[分天日周月年]|公[里斤尺]|[吨米度]|千克|立方))名?.{0,4}免(?:单|费)|免单|秒杀|立即(?:抢购|购买|下单|咨询|报名试听)|限时(?:抢购|优惠|特价|秒杀|免费)|点(?:我|击).{0,6}(?:咨询|领取|试听|购买|下载app)"
    r"|(?:关注|搜索|微信搜).{0,6}(?:公众号|微信号|订阅号).{0,24}(?:回复|领|获取|查看|了解)|回复.{0,3}[“\"「【].{1,8}[”\"」】].{0,4}(?:领|获取|即可|查看)|试听(?!时|日|地|会|室|教室|名额|安排|考|内容)|更多(?:资讯|精彩|内容|干货|详情|信息).{0,8}(?:关注|尽在|点击|请)"
    r"|(?:疑问|不懂|问题|需要).{0,10}(?:加|咨询).{0,16}(?:老师|客服|微信|qq|顾问)|广告\s*[·|:：]|(?:点击|戳)[^、。;]{0,8}(?:下载|阅读原文|蓝字)|下载.{0,12}(?:app|客户端).{0,10}(?:查看|阅读|更多|精彩)|扫.{0,10}二维码|长按.{0,6}(?:识别|二维码))"
)
_PROMO_STRONG = re.compile(_STRONG)
SELLS = beginning("加拉进入免领前仅秒立限点关搜微回试更疑不问需广戳下扫长", _STRONG)
_WEAK = r"(?:本站|微.?信|薇|\bv\b|vx|q\s?q\s?[:：]?\s?\d|群|公众号|热线|优惠|抢|[!♥★☆→＞>]{1,}|[0-9]{3}-[0-9]{2,4}-[0-9]{3}|\b[a-z]{2,}\d{3,}\b|咨询|加盟|免费|赚|课程?》)"
_PROMO_WEAK = re.compile(_WEAK)
_HINTS = beginning("本微薇vq群公热优抢!♥★☆→＞>0-9a-z咨加免赚课", _WEAK)

NEXT_PAGE = re.compile(
    r"^[\W_]*(?:(?:点击|点此|点我|按此|请)*(?:继续)?(?:查看|阅读|翻到|看))?(?:下一?[页頁]|后[一1]?[页頁]|次[页頁]|next(?:\s*page)?|下[页頁])[\W_\d]*$"
)
PAGER = re.compile(
    r"^(?:\W*(?:页次|页码|分页|pages?)\s*:)?(?:[\W_]*(?:第?\s?\d{1,3}(?:\s?/\s?\d{1,3})?\s?页|\d{1,3}|上一?页|下一?页|前页|后页|首页|尾页|末页|共\s?\d+\s?页|余下(?:全文|内容)|next|prev))+[\W_]*$"
)
_BREADCRUMB = re.compile(r"^(?![^>]{0,24}<).{0,24}?[^\s>»]\s*(?:>|»|›|->|→|＞)\s*\S")
_PLACE_OF_PAGE = re.compile(
    r"(?:您?(?:现在|当前|目前)?(?:的)?(?:所在)?(?:的)?位置(?:是)?|当前路径|导航|首页|主页|you are here)\s*[:：>»]"
)
_STEP = re.compile("[>»›→＞]")  # between two of them
TODAY = re.compile(r"^\W*(?:今天是|今日[:：]|现在(?:是|时间|时刻)|当前(?:时间|日期|时刻)|系统时间|服务器时间)")
END = re.compile(r"^\W*(?:(?:the\s)?end|(?:全文|正文|本文)(?:完|结束))\W*$")
SENTENCE_MARK = re.compile("[。，,！!]|[？?].")
RULE = re.compile(r"^[\W_]{3,}$")
STAMP = re.compile(
    r"(?=\d)(?<!\d)(?:(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)|(?:(?:19|20)?\d\d[-/.])?(?:1[0-2]|0?[1-9])[-/](?:3[01]|[12]\d|0?[1-9])(?!\d))"
)
PUNCTUATION = re.compile(r"[。！？；，、：,;!?…]")
SENTENCE = beginning("。！？；…，、", r"(?:[。！？；…]|[，、].{4,}[，。、])")
SIGN_DATE = re.compile(
    r"^(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|[一二][〇零○o一二三四五六七八九]{3}年.{1,6}月.{1,4}日"
    r"|(?:中华)?民国[〇零○一二三四五六七八九十百]{2,5}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|1[01]\d\s?([./])\s?\d{1,2}\s?\1\s?\d{1,2}"
    r"|(?:(?:中\s*华\s*)?民\s*国)?\s*\d{2,3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*(?:[(]?(?:星期|周)[一二三四五六日天][)]?)?$"
)
SIGNS_OFF = re.compile(r"\s(?:敬上|敬启|谨启|谨上|谨订|敬邀|敬白|谢启|同启|拜启|启)$")  # 「某某書店　敬上」
ORGANISATION = re.compile(
    r"(?:局|部|委|委员会|厅|处|科|所|院|校|学|中心|公司|集团|协会|政府|办公室|办公厅|组|队|会|社|馆|站|平台|团队|店|银行|法院|检察院|联盟|公所|柜台|前台|服务台|电视台|广播电台)(?:\([^)]*\))?$"
)
_WHEN = re.compile(r"^\W*(?:时间|日期)\s*:(?!.*(?:来源|作者|浏览|阅读|点击|人气|编辑))")
_DAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|^日|上午|下午|(?<=\d)[tz]|[+-]\d\d:?\d\d|日(?=\W|$)")
# when and by whom a post was put up: 「發表於 2020-3-1」, 「發帖時間 …」
_POSTED = re.compile(
    r"(?:发表|发布|发[贴帖]|回[复帖贴]|张贴|创建|建立|提交|[贴帖]由.{1,12})(?:时间|日期|于|在)?\s*:?\s*(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}"
)
# one of these is in all that the patterns above and below find
_PUTS_UP = re.compile("[发回张贴帖注加文主积精威等创建提]")
# what a forum says of who wrote a post
MEMBER = re.compile(
    r"(?:注册|加入)(?:时间|日期|于)?\s*:?\s*(?:19|20)\d\d\s?[-/.年]|^.{0,16}(?:文章|帖子|主题|发帖|积分|精华|威望|等级)数?\s*:\s*[\d,]+(?!\S{4})"
)
REPLY = beginning("发回楼b#", r"(?:发表|发布|发[贴帖]|回[复帖贴]|楼|\bby\b|#\d)")
# 「掃描下方二維碼填寫報名表」 is what the notice asks for
_SCAN = re.compile(r"^[\W_]*(?:扫|长按|微信扫)")
_ASKS = re.compile("报名|填写|登记|缴费|提交|预约|申请|查询|投稿|签到|领取|反馈")
# 「時間：…」 with one of these on the next line is what the notice says, not when it came out
PLACE = re.compile(
    r"^\W*(?:会议|活动|考试|集合|停[水电气]|施工|检修|影响)?(?:地点|地址|对象|参加|参会|人员|内容|方式|主题|主办|费用|议程|范围|区域|路段|楼[层栋]|原因|事由|事项|注意事项|备注|名额)\s*[:：]"
)
_MORE = re.compile(rf"{PLACE.pattern}(?<!主题:)(?<!内容:)(?<!人员:)")  # of a letter, of a file
_WHERE = re.compile(r"\s(?:会议|活动|考试|集合)?(?:地点|地址|对象|参加|参会|人员|方式|主题|主办|费用|议程)\s*:")
# how titles of announcements end
ANNOUNCES = re.compile(
    r"(?:公告|通告|通知|启事|公示|通报|须知|规则|细则|办法|方案|简章|说明|声明|函|规定|条例|指南|预告|安排|调整|结果|名单|招募|招聘|征集|招标)(?:\([^)]{1,12}\))?$"
)
LONGEST = 160  # characters of a line that is no running text
_DIGIT = re.compile(r"[\d零〇○一二三](?<![一二三](?!年))")  # a figure: 「二三人」 has none
_NO_LETTER = re.compile(r"[\W_\d]+")
_RUNS_ON = re.compile("[:：。；，至到起止前]|,.*(?:于|在|自|从)")

FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|ofd|txt|csv|rtf|odt|ods|gz|tgz|dwg|epub)(?:$|[?#&])", re.I
)
# what is given out under its name too: 「路線圖.jpg」 as the text of a link
MEDIA = re.compile(r"[\w)]\.(?:jpe?g|png|gif|tiff?|mp[34]|mov|avi)$", re.I)
# an address, in lower case, that gives out a file by its number
DOWNLOAD = re.compile(r"down_?load|attach(?:ment)?|get_?file|file_?down|(?:^|[/?&])(?:dl|file_?id)\b[/?=.]")
# a line of what surrounds an article that stands in its midst too
ASIDE = re.compile(r"扫|长按|分享|转发|版权|未经|转载|关注|订阅|点赞|在看|收藏|打赏|声明|侵权")
# what a site says of the text in its midst: how long it is, where its pictures come from
_SAYS_OF_IT = re.compile(
    r"^[\W_]*(?:收?听(?:新闻|文章|全文|本文)[\s\d:/]*|(?:本文|全文)共?\s?\d+\s?字.{0,16}|(?:图片|配图|素材|图)?(?:来自|来源于|源自)(?:网络|互联网).{0,8}|(?:查看|阅读|了解)更多"
    r"|.{0,24}(?:如有|若有|涉嫌)侵权.{0,8}(?:联系|告知).{0,8}删除.{0,6}|[\d.]+\s?[kmg]i?b(?:\W{0,4}下载(?:次数|量)?\W{0,3}\d+\s?次?)?)[\W_]*$"
)
# a line of what Word writes for itself, shown as letters: 「<!--[if gte mso 9]><xml>…</xml><![endif]-->」
OF_WORD = re.compile(r"\s*<!(?:--)?\[if\s.*<!\[endif\](?:--)?>\s*$", re.I)
# an order to the reader in the midst of a text, which is none of it
_ORDER = re.compile(
    r"^[\W_]*(?:广告)?[\W_]*(?:(?:请)?(?:继续|接着)(?:往下)?(?:阅读|看)|(?:点击|点选)(?:图片)?(?:可)?(?:查看|放大|看)?(?:大图|原图|更多图片)?|(?:文章)?(?:未完|继续)(?:待续)?(?:[\W_]*请?看?下一?[页頁])?|(?:本文|文章)(?:获|有|共)\s?\d+\s?人(?:按赞|点赞|收藏|喜欢)|(?:点击|点此|点我|按此)?(?:展开|收起)(?:阅读)?(?:全文|全部|剩余|更多)(?:全文|内容)?|广告|广告之后.{0,8}|advertisement)[\W_]*$"
)
# what both begin with, but for lines on copying
_MAY_SAY = re.compile(r"[\W_]*[\d广请继接点文未本按展收听全图配素来源查阅了a]")
_ADDRESS = re.compile(r"https?://[\w./-]+|\bwww\.[\w./-]+|\b\w+(?:\.\w+)*\.(?:com|net|org|cn|tw|hk)(?:\.\w\w)?\b")
# 「1.2万 阅读」, 「3021次浏览 · 12 评论」
COUNT = re.compile(
    r"^(?:已有|共有?)?(?:[\W_]*\d[\d,.]*\s*[万千kw]?\+?\s*(?:次|人|个|条|则)?\s*(?:阅读|浏览|点击|查看|评论|回复|人气|看过|围观|点赞|个?赞同?|收藏|关注|留言|回应|views?|comments?))+[\W_]*$"
    r"|^(?:\W*(?:阅读|点?赞|在看|喜欢|收藏|转发)\W{0,3}\d[\d,.]*\s?[万千kw]?\+?)+\W*$"
    r"|^\W*(?:浏览|阅读|点击|点阅|访问(?!人数)|查看|人气)(?:人次|人数|次数|数|量)?\W{0,3}\d[\d,]*\s*(?:人次|次|人)?\W*$"
)
DAY_LABEL = re.compile(r"^\W*[\u4e00-\u9fff]{0,6}(?:时\s?间|日\s?期)\W*$")
# 「[2026-5-4 9:31] 閱讀 302 次 [關閉]」 in a line
_COUNTED = re.compile(
    r"(?:阅读|浏览|点击|查看|人气|访问)(?:次数|量|数)?\W{0,3}\d[\d,]*\s?次?|\d\s?(?:次|人)(?:阅读|浏览|点击|查看)"
)


def is_breadcrumb(bare: str) -> bool:
    """Whether a line says where in the site the page stands, or begins like one that does."""
    return bool(_PLACE_OF_PAGE.match(bare) or _STEP.search(bare) and _BREADCRUMB.match(bare))


def counts(line: str, time: int) -> bool:
    """Whether a line of time (`time`: its `meta`) tells how many have read it, as one under a text does."""
    return time > 0 and len(line) <= 60 and _COUNTED.search(line) is not None


# what stands beside a day in English: 「By Mei C. · Published on Jun 3, 2026 · 4 min read」
_SAID = re.compile(
    r"\b(?:published|posted|updated|written)(?:\s+(?:on|by))?\b|\b\d{1,2}[\s-]min(?:utes?)?\s+read\b|\bby\b"
)


def meta(bare: str) -> int:
    """2 for a line of time, source, author, views with their labels; 1 for a date and little else; 0 for another line."""
    if len(bare) > 120:
        return 0
    if english.is_head(bare):
        return 2
    dated = _DIGIT.search(bare) is not None
    if dated and len(bare) <= 80 and _PUTS_UP.search(bare) and not SENTENCE.search(bare):
        if MEMBER.search(bare):
            return 2
        if posted := _POSTED.search(bare):
            if len(_NO_LETTER.sub("", bare[: posted.start()] + bare[posted.end() :])) <= 24:
                return 2
            # 「發布時間：…　公告類型：…　代理機構：…　閱讀：73」 is of labels throughout
            if not _META_START.match(bare):
                return 0
    if ":" in bare and _LABELLED.search(bare) or _META_START.match(bare):
        if _WANTED.match(bare):
            return 0
        if _WHEN.match(bare) and _is_told(bare):
            return 0
        rest = DATE.sub("", META_LABEL.sub("", bare))
        return 2 if len(rest) <= 70 and not SENTENCE.search(rest) else 0
    if not dated:
        return 0
    if ":" in bare and events.labelled_day(bare):
        return 2
    if COUNT.match(bare):
        return 1
    found = None if "。" in bare else DATE.search(bare)
    if found is None:
        return int(days.alone(bare) is not None)
    if events.tells(bare, *found.span()) or events.is_labelled(bare):
        return 0
    # where the minute stands behind the day, the paper's name and the reporter's may too, and an address
    clock = TIME.match(bare[found.end() :].lstrip(" 日t"))
    rest = _DAY.sub("", TIME.sub("", bare[: found.start()] + bare[found.end() :]))
    rest = _ADDRESS.sub("", rest) if "." in rest or "/" in rest else rest
    rest = _SAID.sub("", rest) if "read" in rest or "on" in rest else rest
    return int(len(_NO_LETTER.sub("", rest)) <= (20 if clock else 12) and not _RUNS_ON.search(rest))


def says_of_it(bare: str) -> bool:
    """Whether a line in the midst of a text is an order to its reader, or what a site says of the text."""
    if english.is_head(bare):
        return True
    if not _MAY_SAY.match(bare) and "侵权" not in bare:
        return False
    return _ORDER.match(bare) is not None or _SAYS_OF_IT.match(bare) is not None


def tells_when(line: str) -> bool:
    """Whether a short line says when something happens: it belongs to the notice wherever it stands."""
    if len(line) > 60 or (found := DATE.search(line)) is None:
        return False
    if events.is_labelled(line):
        return True
    labelled = META_LABEL.search(line) is not None
    if labelled and not _WHEN.match(line):
        return False
    return labelled and events.hour_in_words(line[found.end() :]) or events.tells(line, *found.span())


def leads_to_more(line: str, following: str) -> bool:
    """Whether a line 「時間：2024/5/8 14:00」 is what a notice says, by the line behind it: 「原因：…」, 「範圍：…」."""
    return _WHEN.match(line) is not None and len(following) < 100 and _MORE.match(following) is not None


def _is_told(line: str) -> bool:
    """Whether a line 「時間：…」 is what a notice says: 「5月8日」, 「2024年5月8日　地點：大廳」, 「2024年5月8日下午2點」."""
    found = DATE.search(line)
    if found is None or _WHERE.search(line):
        return True
    return events.hour_in_words(line[found.end() :]) or events.tells(line, *found.span())


# a sentence on rights in the rules of a contest, which speaks to who takes part: 「版權聲明：參賽即同意主辦單位使用作品。」
_RIGHTS = re.compile(r"^\W*(?:版权|权利|特别|郑重|免责)?(?:声明|条款)\s*:")
_TAKES_PART = re.compile("投稿|参赛|应征|报名|参加|参与|获奖|入选|得奖|主办")
_OF_THE_SITE = re.compile("本[文站网刊报号]|文章|转载|来源|出处|观点|立场|侵[权犯]|网络|网友|删除|公众号|平台")
# a notice by its last word, and not one of a list's heading: 「留言板停用公告」, not 「相關公告」
_NOTICE = re.compile(r"^[^,。:>»|]*[\u4e00-\u9fff]{4}(?:公告|通告|通知|启事|公示|通报)$")
_LISTED = re.compile(
    r"^\W*(?:更多|相关|延伸|推荐|扩展|拓展|热门|热点|精彩|最新|同类|相似|类似|近期|往期|上期|其他|随机|精选|最近|站内|上|下|前|后)"
)


def is_after(bare: str) -> bool:
    """A line that opens what follows an article: related reading, comments, sharing, disclaimers, the site's footer."""
    if len(bare) > LONGEST:
        return False
    if english.is_after(bare):
        return True
    if not _may_be_after(bare):
        return False
    return not (
        _SCAN.match(bare)
        and _ASKS.search(bare)
        or _NOTICE.match(bare)
        and not _LISTED.match(bare)
        or _RIGHTS.match(bare)
        and _TAKES_PART.search(bare)
        and not _OF_THE_SITE.search(bare)
    )


_PUSHED = re.compile(r"[推嘘→]\s*[a-z]\w{1,14}\s*:")


def _may_be_after(bare: str) -> bool:
    if _FOOTER.search(bare) or "所有" in bare and _OWNED.match(bare):
        return True
    # what is written behind every letter of a BBS, and what others push behind it: 「推 lele: 已登記」
    if bare.strip() == "--" or bare[:1] in "推嘘→" and _PUSHED.match(bare):
        return True
    if not _MAY_OPEN.match(bare) and not _ELSEWHERE.search(bare):
        return False
    # headings are set with spaces too: 「相 關 閱 讀」
    return bool(_AFTER.match(bare)) or len(bare) <= 16 and " " in bare and bool(_AFTER.match(bare.replace(" ", "")))


_DISCLAIMER = re.compile(
    r"^\W*(?:(?:特别|免责|版权|郑重|法律|原创|转载)?(?:声明|提示)|欢迎转载|如需转载|若需转载|本文|本站|本网|本平台|文章|文中|以上|转载)"
)


def is_clause(bare: str) -> bool:
    """Whether a line that speaks of copying may be a sentence of the text: 「未經作者同意，任何人不得轉載參賽照片。」"""
    return bare.endswith("。") and "," in bare[1:] and not _DISCLAIMER.match(bare)


_PIECES = re.compile(r"\s*(?:[|｜·\[\]【】]|\s{2,})\s*")


def is_menu(bare: str) -> bool:
    """Four or more short pieces in a row: 「首頁 | 新聞 | 論壇 | 下載」, 「[回覆] [關閉] [刷新]」."""
    if len(bare) > 200 or not ("|" in bare or "｜" in bare or "[" in bare):
        return False
    pieces = [piece for piece in _PIECES.split(bare) if piece]
    return len(pieces) >= 3 and len(bare) / len(pieces) < 9 and not SENTENCE.search(bare)


# what a notice looks for, and no name: 「責任編輯：兩名」
_WANTED = re.compile(
    r"^\W*[\u4e00-\u9fff]{2,6}\s*[:：]?\s*(?:若干|(?:各|共|约)?[\d一二两三四五六七八九十]{1,3}\s?(?:至|到|-)?\s?[\d一二两三四五六七八九十]{0,3}\s?)[名位](?:$|[,，。;；()（）\s])"
)


_MAY_NAME = re.compile(r"[:：/丨|\s者员生]")  # one is in every such line


def is_source_line(bare: str) -> bool:
    """A line of editor, source or reporter at an edge of the body."""
    return (
        len(bare) <= 60
        and _MAY_NAME.search(bare) is not None
        and bool(
            SOURCE_LINE.match(bare) or REPORTER.match(bare) or EDITOR_IN_BRACKETS.match(bare) or BYLINE.match(bare)
        )
        and not _WANTED.match(bare)
    )


# what a seller must not do, and what becomes of one who does, in a sentence: 「不得引導買家掃二維碼」, 「主播承諾免單的，一律清退。」
_FORBIDS = re.compile(r"不得|禁止|严禁|(?:请|切)勿(?!错[过失])")
_PUNISHED = re.compile(
    r"违[者反规](?!必究)|一经(?:发现|查实|核实|举报)|扣\d+分|扣除|清退|封[号禁]|停播|下架处理|处[罚分]"
)


def _rules(bare: str) -> bool:
    """Whether a sentence forbids or punishes what it names of advertisements; not 「扫码进群领资料，请勿错过。」, which forbids something else
    behind it."""
    if not bare.endswith("。"):
        return False
    forbids, sells = _FORBIDS.search(bare), SELLS.search(bare)
    return _PUNISHED.search(bare) is not None or bool(forbids and sells and forbids.start() < sells.start())


_NAME = re.compile(r"[^,。!?:~]{0,6}(?:秒杀|免单|试听)[^,。!?:~]{0,4}")
_GRANTED = re.compile(r"(?<=[可能均将])免费(?:领|体验)|(?<=可以|一律)免费(?:领|体验)")
_SHOUTED = re.compile(r"[!♥★☆]|微信|公众号|群|[vq]x|qq|咨询|客服|热线|福利|资料|优惠|抢|加盟|点击|扫码")


def is_name(bare: str) -> bool:
    """Whether a cell of a table is the name of what its row tells of: 「虛假秒殺」 before 「扣6分」."""
    return _NAME.fullmatch(bare.strip()) is not None


def _grants(bare: str) -> bool:
    """Whether a sentence tells who may have something, and has no other sign of advertisement: 「憑票可免費領取雨衣一件。」"""
    if not bare.endswith("。") or _GRANTED.search(bare) is None or _SHOUTED.search(bare):
        return False
    return SELLS.search(_GRANTED.sub("", bare)) is None


# a sentence on whom to ask, with a service number: 「諮詢請加倉管微信或電0800-…，本公司不收押金。」
_ASK_OF = re.compile(
    r"^\W*(?:[如若]?对?[^,。]{0,6}有)?(?:任何|其他)?(?:咨询|疑[问义]|问题|详情|详细情况)[^,。]{0,3}[请可].{0,30}(?:400-?\d|800-?\d|0\d{2,3}-\d).*。$"
)


def _is_no_offer(bare: str) -> bool:
    """Whether what a line names of advertisements is of the notice."""
    return _rules(bare) or _grants(bare) or _ASK_OF.match(bare) is not None


def advertises(bare: str) -> bool:
    """Whether a line holds a stock phrase of advertisements."""
    if len(bare) > 120 or not SELLS.search(bare) or _is_no_offer(bare):
        return False
    return not (_SCAN.match(bare) and _ASKS.search(bare))


def may_promote(bare: str, sold: bool) -> bool:
    """Whether a line has a sign of advertisement at all: `promotion` is above 0. `sold`: whether `SELLS` may be in it."""
    return len(bare) <= 120 and (_HINTS.search(bare) is not None or sold and SELLS.search(bare) is not None)


def promotion(bare: str) -> int:
    """How much a line advertises: 2 for each stock phrase of advertisements, 1 for each handle, number or exclamation."""
    if len(bare) > 120:
        return 0
    strong = len(_PROMO_STRONG.findall(bare)) if SELLS.search(bare) and not _is_no_offer(bare) else 0
    weak = len({found[:1] for found in _PROMO_WEAK.findall(bare)}) if _HINTS.search(bare) else 0
    return 2 * strong + weak
