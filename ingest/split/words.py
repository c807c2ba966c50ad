"""The words by which a line is a title of its own, a section's heading or a piece of what stands before it; all for text that `bare` has read."""

from __future__ import annotations

import re

KIND = re.compile(
    r"(?:公告|通告|通知|启事|公示|通报|须知|规则|细则|办法|方案|简章|说明|声明|公函|函|书|一封信|公开信|规定|条例|指南|指引|手册|简报|若干事项|有关事项|事宜|预告|安排|调整)(?:\([^)]{1,12}\))?$"
)
SUBJECT = re.compile(
    r"(?:结果|名单|清单|揭晓|受理|更正|答复|补充|表|计划|倡议书?|要求|更新|上线|变更|变动|延期|延后|推迟|提前|取消|暂停|恢复|开始|启动|开放|开通|停运|停水|停电|举行|举办|简介|招募|招聘|征集|招标|招商|采购|发售|预售|提醒|提示|问答|事宜|事项|搬迁|评选|申报|报名|修订|修正|异动|新制|上路|改期|改版|调涨|公休)(?:\([^)]{1,12}\))?$"
)
ISSUER = re.compile(
    r"(?:局|委|部|厅|院|(?<!说明)(?<!座谈)(?<!音乐)(?<!运动)(?<!发布)(?<!家长)(?<!分享)(?<!招聘)(?<!拍卖)(?<!游园)(?<!晚)(?<!聚)(?<!展)会|处|科|所|校|府|署|司|集团|中心|大学|学院|中学|小学|办公室|平台|小组)$"
)
PASSES_ON = re.compile("关于|转发|印发|批转|下发|发布|公布|颁布|修订|贯彻|落实|通过|批准|同意")
QUOTES = re.compile(r"[:：]$|^\W*附\W|(?:原文|全文|如下|附后|[于如]后|[于在]后面?|[于见]下)\W*$")
# a line that leads to what was said before and is corrected: 「以下為原信內容」
ORIGINAL = re.compile(
    r"(?:^|以下|下面|下方|附上?|[为是])\W*(?:[更订修]正前的?)?原[来先本]?的?"
    r"(?:(?:[信函帖贴稿]件?|公告|通知|通告|启事|消息)的?(?:内容|内文|正文|全文)?|内容|内文|版本)(?:如下)?\W*$"
)
# a sentence that leads to a text which is given as it is: 「下面是總部發來的通知」, 「把全文重新貼出」
HANDS_ON = re.compile(
    r"(?:下面|以下|下方|下文)(?:是|为|的|这)[^。]{0,20}(?:通知|公告|原文|全文|发来|转来)"
    r"|(?:全文|原文|通知|公告)(?:重新|再次|照样|原样|一并)?(?:贴|附|抄|录|刊)(?:[出上下在]|于|如)"
    r"|[现兹今][将把][^。]{2,40}(?:转[发达知载]|印发|照转)"
)
# a sentence that leads to what is made known: 「現將結果公布如下，有異議者…」
MADE_KNOWN = re.compile("(?:公布|公告|公示|通报|揭晓|名单|结果)如下")
# a notice that corrects another one, and what that is called behind it
CORRECTS = re.compile("更正|勘误|订正|补正|更新版|重发")
CORRECTED = re.compile(r"[(]?(?:更正|订正|勘误|修正|重发)(?:后|版|稿)*[)]?")
FORWARDS = re.compile("转[发知达载]|函转|检送|来函|来文")
ANNEX = re.compile(r"^\W*附[件录表]")
# an annex by its number or mark: 「附錄二 舊通知」, but no 「附件上傳系統停機通知」
NUMBERED_ANNEX = re.compile(r"^\W*附[件录表]\W*(?:第?[〇零一二三四五六七八九十\d甲乙丙丁a-z]{1,3}(?=[\W_])|[:、.])")
BARE_ANNEX = re.compile(r"^\W*附[件录表]\W*[一二三四五六七八九十\d]{0,2}\W*$")
# what only whole notices are called
NOTICE = re.compile(r"(?:公告|通告|通知|启事|公示|通报|简章|公函|告知书|一封信|公开信)(?:\([^)]{1,12}\))?$")
# words that sections are named with; a title names more than these
GENERAL = re.compile(
    "报名|参赛|参加|参与|作品|活动|评审|评选|评分|奖项|奖励|奖品|费用|收费|缴费|缴纳|退费|退款|退还|投诉|申诉|举报|违规|违约|违纪|处罚|处理|处置|安全|责任|免责|声明|附则"
    "|解释权?|交通|停车|住宿|名额|分配|递补|候补|实施|步骤|流程|程序|时间|地点|日期|日程|安排|办法|方法|方案|规则|细则|说明|要求|条件|资格|标准|规定|须知|设置|补充|其他|其它"
    "|联系|咨询|渠道|方式|常见|问题|解答|问答|注意|事项|有关|相关|具体|志愿者?|招募|培训|保证金|押金|积分|兑换|优惠|提交|受理|审核|结果|公布|异议|材料|资料|准备|申请|办理|使用"
    "|操作|指引|指南|提示|提醒|提交|领取|发放|人员|对象|范围|内容|主题|目的|意义|背景|组织|机构|现场|服务|权利|义务|管理|监督|保障|措施|[及与和的或、]"
)
# that something happens or changes, as the title of a notice says it and the heading of a section seldom does
HAPPENS = re.compile(
    "改(?![革善进])|停(?!车)|[涨降搬迁募]|调(?!查|解|研)|延|顺延|提前|推迟|加(?:开|到|收|班|价|场|[一二两三]|长|钱|倍|入)|增(?:加|设|开|至)|减(?:少|免|为|至|半|收)|换|更[新正名改]|取消|恢复|重[启新开]"
    "|开(?:放|始|通|启|班|诊|馆|业|售|课|工|园|学|抢|到|讲|办|征|闭|张|盘|演|赛)|关(?:闭|停|门)|招(?![待呼牌手])|征(?![信服])|不再|不(?:收|能|得|设|办|用|开|另)|暂|临时|封(?:闭|路|桥|控|存)"
    "|施工|[检维抢整大]修|修缮|保养|清(?:洗|理|仓|退|掉|空|淤)|翻[新修]|敲除|拆[除迁]|安装|新[增设建开]|[上下]线|[上下]架|上[路市调]|下调|升级|启[用动]|停用|试[办行点用运]|举[办行]"
    "|收(?:取|回|费)|(?<!有)限|免(?:费|收|征)|发(?:放|售)|补[发办贴选录考种]|退|领取|报名|预约|抽签|摇号|抢购|揭晓|出炉|移[到至交除]|转[移为到至让]|接[管种]|[绕单通]行|禁[止行用停]|截止|到期"
    "|失效|作废|生效|重申|合并|拆分|并入|入驻|寻|拾[获得到金物]|变[更动]|休[市馆业诊园]|遗失|出[租让]|转租|拍卖|回收|归还|还(?![是有在会要能可])|可以|要(?![求点闻素件])|将|请(?![求假示])|来了|了$"
)
# whom or what a notice asks for: 「圖書館志工招募」
WANTED = re.compile(r"(?:招[募聘生考租商领]|诚聘|征[求才集稿召]|急[聘征寻]|寻物|寻人)")
# when: titles say it, headings of sections only where they are a day of a programme
WHEN = re.compile(
    r"(?:19|20)\d\d|\d+月|[一二三四五六七八九十]月|[本下上]?[周月季年][一二三四五六日末底初内起]|星期|期[间初中末]|年度|学[年期]|[春夏秋冬暑寒][季假]|元旦|春节|五一|国庆|中秋|端午|清明|节|夜间|早上|[上下]午|晚|起|第.{1,3}[届期批次季轮]"
)
# what no announcement is called: questions, pieces of a text that goes on
PIECE = re.compile(
    r"[?？]|^\W*(?:第.{1,4}[章条节部编篇步项]|附[件录表:：]|问\W|答\W|q\d*\W|a\d*[:.、]|注\W|备注|p\.?\s?s|图\d|表\d|step|part)|哪[些个里]|怎[么样]|如何|什么|为何|是否|能否|多少|这[些样几]|下列|[吗呢]$|几[个天点]?$"
    r"|^\W*(?:补充|更新|后记|编后|追记|又及|更正启事?|最新)\W|(?:补充|补记|后记)$|(?:表|图|回执|回条|提纲|承诺书|同意书|切结书|委托书|申请书|意向书|声明书|约定|契约|合同|协议)(?:\([^)]{1,12}\))?$|[—:：-]$"
    r"|[日号月](?:凌晨|[早晚]上?|[上下]午)?(?:更新|补充|追[加记])$|^\W*(?:在|不|没|别|先|再|也|都|就|还|却|但|其一|首先|其次|另外|此外|最后|综上|总之|以上|以下|本)"
)
# a notice called one in front: 「【通知】…」
LABELLED = re.compile(r"^\W*(?:紧急|重要|温馨)?(?:通知|[公通预]告|启事|告示|提示)\s*[】\]:〗]")
# an entry of a list: 「5月6日9:00 開放」, 「拍賣行：…」
ENTRY = re.compile(
    r"^\W*(?:(?:19|20)\d\d\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s*(?:[:(\s]|\d|[上下]午)|^\W*(?:推荐|点击|扫[码描]|长按|关注|下载|查看|更多|图[为:]|[相延]关?[读阅])|^.{2,4}推荐|(?:截图|供图|图片|[/摄]影)$|红包|半价|立减|特惠|秒杀|低至|免单|旧换新|旧机|\d折|[\d一二三四五六七八九]折$|@|https?:|备案|^.{0,3}备\d|发送?\W*[a-z0-9]{1,8}\W*[到至]\W*\d{3,}"
)
LABEL = re.compile(r"^(?!\W*(?:通知|[公通预]告|提醒|启事|重要|更正|转[发载知]))[^:]{2,6}:")
# headings that take turns: days, weeks and months of a plan
TURN = re.compile(
    r"^\W*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?!\d)|第[一二三四五六七八九十\d]{1,3}[天周日期次轮场阶站课]|周[一二三四五六日末]|星期|[上下]午|早|晚上|day)",
    re.I,
)
COUNT = re.compile(r"第[一二三四五六七八九十\d]{1,3}[期批轮次届场季梯]|\d{1,4}年?|[甲乙丙丁]")
COUNTED = re.compile(r"第?[一二三四五六七八九十\d甲乙丙丁]{1,4}$")
# 「取消與改期」
PAIR = re.compile(r"^\W*[^,、]{2,5}[与和及或、][^,、]{2,5}\W*$")
DAY = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]$|\d{7,}$")
# what explains what was said: 「關於調整原因的說明」
EXPLAINS = re.compile(r"关于|原因|情况|背景|依据|问题|后续|补充|解释|说明|事项|[的之]")
ASKS = re.compile(r"[?？]|哪[些个里]|怎[么样]|如何|什么|为何|是否|能否|多少|[吗呢]$")
# a title of a page that gathers several announcements
PERIODICAL = re.compile(r"(?:通讯|[馆校社院区会园厂站刊]讯|电子报|[双周月季校院馆社]刊)\W*$")
GATHERS = re.compile(
    rf"[两二三四五六七八九十几多数\d][则条件篇份项桩]|汇总|合集|合辑|汇编|集锦|快[讯报]|简[讯报]|速[递报览]|一览|周[报刊]|月报|要闻|盘点|搬运|抄录|转[载发贴]|公[布告示]栏|宣传栏|布告|公示$|信息|通知|公告|通告|消息|动态|资讯|[本这上]周|每[周日]|讯息|启事$|行情$|去处$|看板$|最新|近期|今日|便民|整理|摘[要录]|值得|的事$|[这那]些事|知道$|说[两几]句|播报|广播|{PERIODICAL.pattern}"
)
COUNTED = re.compile(r"[两二三四五六七八九十几多数\d][则篇]\W*$")
# and one that is called by nothing else: a board, a number of pieces
BOARD = re.compile(r"(?:[公布]告|公[布示]|信息|宣传)栏\W*$|[两二三四五六七八九几][则条篇件份]\W*$")
# and one that is called by who speaks, where and when, but not of what: 「鎮公所訊息」
OF_ALL = re.compile(
    rf"(?:{ISSUER.pattern[:-1]}|[里村镇乡区市县街坊园苑城寺宫庙馆店社厂队团站行场楼]|物业|本.{{1,2}}|部门|单位|[本这上][周月]|每[周日]|月|近期|最新|便民|邻里|"
    r"租[屋房]|二手|招聘|求职|供求|生活|周末|假日)(?:的)?(?:最新|近期|重要|公开|便民)?(?:好去处|[要新]闻|[快简]讯|大小事|新鲜事|看板|动态|集锦|公告|通告|通知|启事|公示|告示|信息|资讯|讯息|消息|行情|布告|事务|杂务)\W*$"
)
# a sentence in front of several: 「本月有以下三則公告。」, 「現將近期幾項通知彙總如下：」
_OF_MANY = "(?:公告|通知|通告|启事|消息|讯息|信息|告示|布告|公示)"
NOTICES = re.compile(_OF_MANY)
LEADS_COUNTED = re.compile(
    rf"(?P<before>[两二三四五六七八九十\d])[则条篇份项个件](?:重要|最新|近期|新)?的?{_OF_MANY}|{_OF_MANY}(?P<behind>[两二三四五六七八九十\d])[则条篇份项个件]"
)
LEADS = re.compile(
    rf"[几多各数][则条篇份项个件](?:重要|最新|近期|新)?的?{_OF_MANY}|{_OF_MANY}(?:汇总|汇整|整理|一并|分别)"
    rf"|(?:[本这上]?[周月旬期季]|近日|近期|最新|最近)的?(?:重要|最新|各项)?{_OF_MANY}(?:如下|在下面)"
)
# that a title counts what it holds: 「本月近況三則」, but no 「寓言三則徵集」
TITLE_COUNTS = re.compile(
    rf"([两二三四五六七八九十\d])[则条篇](?=[\W_]|$)|([两二三四五六七八九十\d])[则条篇份项个件]{_OF_MANY}(?=[\W_]|$)"
)
# a sentence that counts things: 「本月有兩件事要大家知道」
LEADS_THINGS = re.compile(
    r"([两二三四五六七八九十\d])[件桩项个](?:[大小要急喜新]|重要的?|要紧的?)?(?:事(?![实物业故])|变[动更化]|调整|更[新动]|改动|提醒)"
)
# what stands in front where they are rules of one thing: 「請各戶注意三件事」
HEEDS = re.compile(r"(?:注意|留意|留心|当心|做[到好]|[牢谨]?记住?|遵守|落实|配合)[^,。:;!]{0,4}$")
# and one that puts them together: 「這個月的變動整理如下」, 「下面幾項從八月起實行」
JOINS = re.compile(
    r"如下\W*$|整理|汇[总整]|放[在到]?一[起块]|一[并次起][说讲贴写看]|[以下]下?面?[几各][则条项件桩个点]|几[则条项件桩]"
)
# what such a sentence may say and names no thing by it: to whom it speaks, that things change, what is asked
NO_THING = re.compile(
    r"(?:^|(?<=[,。:;!]))\W*(?:请|各|大家|尊敬|亲爱)[^,。:;!]*|会员|住户|业主|[旅乘顾]客|客户|读者|家长|同[学仁事]|师生|街坊|邻[居里]|用户|[居村市]民|学员"
    r"|员工|商户|变[动更化]|调整|更[新动]|改动|(?:平台|[本全我][社校院站馆店会区园镇村])|" + _OF_MANY
)
# what a page is called that may hold several: a kind of text, without a word on what it is about
KIND_OF_MANY = re.compile(
    r"(?:公告|通知|通告|启事|消息|讯息|信息|告示|布告|公示|通报|[简快]讯|汇[整总]|动态|资讯|近况|要闻|看板|大小事|[简快月周]报|(?:重要|近期|各项)事项)$"
)
ABOUT = re.compile("关于|[的之]")
HAN = re.compile("[\u4e00-\u9fff]")
# who speaks, in front of what: 「總務處：…」
SPEAKS = re.compile(rf"^[^\s:]{{0,8}}(?:{ISSUER.pattern[:-1]}|[组室站馆社店队]):\s*(?=\S{{4}})")
# a kind in brackets, in front of what it is of: 「【停電】…」
BRACKETED = re.compile(r"^\W*[【\[〖「]([^】\]〗」]{2})[】\]〗」]")
# how a notice speaks to its readers at its beginning, and how it takes leave
GREETS = re.compile(
    r"^\W*(?:各|尊敬的|敬爱的|亲爱的|全体|广大|致)[^,。;]{1,30}[:：]|^\W*[^,。;:]{2,12}(?:们|朋友)好?[:：]"
)
CLOSES = re.compile(
    r"特此|谅解|(?:理解|支持|配合|关注)(?:与|和|及|、)?(?:理解|支持|配合|合作)|(?:深表|表示)(?:歉意|感谢)|解释权|未尽(?:事宜|之处)|为准\W*$|(?:联系|咨询|服务|监督|投诉)(?:人|电话|热线)|热线|此致|敬礼|祝(?:大家|各位|您)|见\W*$"
)
# a text that begins: why, since when, by whose order
BEGINS = re.compile(
    r"^\W*(?:因|为|由于|自|从|应|根据|依|按|经|配合|鉴于|接|兹|近[日期来]|随着|原[本定来订]?|\d|[一二三四五六七八九十]{1,3}[月日])"
)
OPENING = re.compile(r"\W*([\u4e00-\u9fff]{2})")
# a text that goes on with what was said
REFERS = re.compile(
    r"^\W*(?:上述|以上|前述|前款|此外|另外|同时|其中|综上|总之|如上|该|本(?:通知|公告|办法|规则|规定|次|活动|条))"
)
RULE = re.compile(r"^[\W_]{3,}$")
# the line of time and source under a title
SOURCED = re.compile(
    r"^\W*(?:来源|出处|稿源|转自|发布(?:时间|日期|人|者|单位)?|时间|日期|作者|编辑|文/)\s*[:：]|^\W*(?:(?:19|20)\d\d|(?:中华)?民国\d{2,3}年|\d{3}年)\D?.{3,40}(?:来源|出处|浏览|作者|阅读|点击)|^.{0,12}发[布表]于"
)
# what stands in brackets in front of a title: 「【重要】…」
TAGGED = re.compile(r"^\W*[【\[〖][^】\]〗]{1,6}[】\]〗]\s*")
# what a page of several announcements is called beside who puts it out: 「官方頻道」, 「App 公告（2022 秋）」
COLLECTS = re.compile(
    rf"{GATHERS.pattern}|app|官方|正式|频道|社群|群组?|公众号|服务号|订阅号|粉丝页|专页|账号|帐号|官网|博客|部落格|论坛|版|"
    r"(?:19|20)?\d\d年?|\d{1,2}月|[一二三四五六七八九十]{1,3}月|[春夏秋冬][季天]?|[上下]半年|第.{1,3}[期季号周]|[年季月周日份度初中底末]|合?集|汇编?|的|之|重要|各项"
)
# what is held, in a list of what is on
HELD = re.compile(r"(?:音乐会|演唱会|发表会|说明会|座谈会|[比大球]赛|市集|义诊|讲座|[特联美]展|展览?|日|营)$")
# who signs without a day: 「站長：某某」, 「某某 敬上」
SIGNER = re.compile(
    r"^[^\s,。:;]{0,8}(?:长|主|主任|主席|理事|干事|负责人|管理员|小编|联系人|启事人|导师|老师|经理|秘书)\s*[:\s]\s*[^\s,。:;]{2,6}$|\s(?:敬上|敬启|谨启|谨上|启|敬邀|叩谢|泣启)$"
)
# 「某某公司 2025年6月1日」
SIGNED_BY = re.compile(r"^(?:[^\s\d,。:;!?()]{2,8}\s+)?[^\s\d,。:;!?()]{2,24}\s+(?=[\d一二民])")
# 「里長 某某 民國一一○年三月」: a month is a signature where a name stands in front
SIGNED_MONTH = re.compile(
    r"^(?:(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3}|(?:中华)?民国\s*[\d〇零○一二三四五六七八九十百]{2,5})\s*年.{1,4}月$"
)
SIGNED = re.compile(
    r"^(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|[一二][〇零○一二三四五六七八九]{3}年.{1,3}月.{1,3}日|(?:中华)?民国\s*\d{2,3}\s*年.{3,8}日)$"
)
