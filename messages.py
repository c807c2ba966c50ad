"""What is said to people: one table, in 繁體, 简体 and English.

A row is `key: (繁體, 简体, English)`; 简体 is None where OpenCC's t2s of the 繁體 is right, and a string where the
words differ (搜尋 → 搜索). `{name}` is a value of the message. Values come from pages: what `say` gives is plain text,
and a front escapes it. Long because it is one table.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from records import Also, Answer, Flag, Lang, Message, Status, Window, in_doubt
from zh.script import to_hans

TABLE: dict[str, tuple[str, str | None, str]] = {
    # --- flags: the kinds, and what each message key says (ingest/check) ---
    "impossible_date": ("沒有這一天", None, "No such day"),
    "reversed_range": ("起訖顛倒", "起止颠倒", "End before start"),
    "weekday_mismatch": ("星期不符", None, "Wrong weekday"),
    "anachronism": ("時間錯置", "时间错位", "Told as past, dated later"),
    "year_mismatch": ("年份對不上", None, "Year does not fit"),
    "duration_mismatch": ("天數不符", None, "Wrong length"),
    "sequence_conflict": ("先後顛倒", None, "Wrong order"),
    "conflicting_values": ("前後不一", None, "Two values"),
    "stale_deadline": ("已過截止", None, "Deadline past"),
    "differs_between_copies": ("副本不一", None, "Copies differ"),
    "no_such_day": (
        "{month} 月只有 {days} 天，沒有 {day} 日",
        None,
        "Month {month} has only {days} days; there is no day {day}",
    ),
    "no_such_day_in_year": (
        "{year} 年 {month} 月只有 {days} 天，沒有 {day} 日",
        None,
        "In {year} month {month} has only {days} days; there is no day {day}",
    ),
    "no_day_of_number": ("沒有一個月有 {day} 日", None, "No month has a day {day}"),
    "no_such_month": ("一年只有 12 個月，沒有 {month} 月", None, "A year has 12 months; there is no month {month}"),
    "no_such_time": ("沒有「{written}」這個時刻", None, "There is no such time as “{written}”"),
    "end_before_start": ("結束（{end}）早於開始（{start}）", None, "The end ({end}) comes before the start ({start})"),
    "no_such_weekday": (
        "一週只有七天，沒有「{written}」這一天",
        None,
        "A week has seven days; there is no “{written}”",
    ),
    "wrong_weekday": ("{day} 是{true}，不是{written}", None, "{day} is a {true_english}, not a {written_english}"),
    "past_but_later": (
        "文中說已經發生，日期「{day}」卻在發布日 {published} 之後",
        None,
        "Told as past, but “{day}” is after the day of publication, {published}",
    ),
    "year_beside": (
        "寫的是 {written} 年，前後文都是 {year} 年",
        None,
        "The year written is {written}; all round it is of {year}",
    ),
    "prize_year": (
        "{year} 年度的獎，卻在「{day}」頒發",
        None,
        "A prize of {year}, but given on “{day}”",
    ),
    "wrong_length": (
        "寫的是「{said}」，而「{range}」是 {days} 天",
        None,
        "It says “{said}”, but “{range}” is {days} days",
    ),
    "before_earlier_step": (
        "「{step}」排在「{earlier}」（{day}）之後，日期卻更早",
        None,
        "“{step}” comes after “{earlier}” ({day}), but is dated earlier",
    ),
    "two_values": (
        "「{label}」有兩個說法：{one}；{other}",
        None,
        "“{label}” is given twice: {one}; {other}",
    ),
    "parts_differ": (
        "寫的是 {total}，各項（{parts}）加起來是 {sum}",
        None,
        "It says {total}; the parts ({parts}) add up to {sum}",
    ),
    "copy_says": (
        "這裡寫「{here}」，{where} 的副本寫「{there}」",
        None,
        "This says {here}; the copy at {where} says {there}",
    ),
    "to_copy": ("看那份副本", None, "See that copy"),
    "deadline_past": (
        "截止日 {day} 在發布日 {published} 之前",
        None,
        "The deadline {day} is before the day of publication, {published}",
    ),
    "nothing_to_accept": (
        "「{span}」沒有建議值可採用；請另填一個值，或保留原文",
        None,
        "There is no suggestion for “{span}” to accept; give a value, or keep it as written",
    ),
    "not_a_date": (
        "「{value}」讀不出日期；請寫成 2023-04-30 或 2023年4月30日 這樣",
        None,
        "“{value}” cannot be read as a date; write it like 2023-04-30 or 2023年4月30日",
    ),
    "no_such_date": (
        "沒有「{value}」這樣的日子或時刻；請填一個有的，例如 2023-04-30",
        None,
        "There is no such day or time as “{value}”; give one that exists, like 2023-04-30",
    ),
    # --- settings, data folder (records, archive) ---
    "no_archive": (
        "{folder} 裡還沒有檔案庫，什麼也沒有建立；用 gonggao add 加入第一個公告，或用 gonggao serve 開啟網頁。檔案庫在別處的話，用 --data 或 GONGGAO_DATA 指明",
        "{folder} 里还没有档案库，什么也没有建立；用 gonggao add 添加第一个公告，或用 gonggao serve 打开网页。档案库在别处的话，用 --data 或 GONGGAO_DATA 指明",
        "There is no archive in {folder} yet, and none was made. Begin with `gonggao add`, or `gonggao serve` for the browser; if it lives elsewhere, say so with --data or GONGGAO_DATA",
    ),
    "bad_setting": (
        "設定 {name} 沒有「{value}」這個值；可用：{known}",
        None,
        "{name} cannot be “{value}”; known: {known}",
    ),
    # --- fetching, reading pages (ingest) ---
    "bad_address": (
        "「{address}」不是一個網址；請檢查有沒有打錯。",
        None,
        "“{address}” is no address; check how it is written.",
    ),
    "bad_scheme": (
        "「{address}」不是 http:// 或 https:// 開頭的網址，只能打開這兩種。",
        None,
        "“{address}” does not begin with http:// or https://; only these are opened.",
    ),
    "address_login": (
        "網址裡帶有帳號或密碼，不會打開；請去掉 @ 前面的部分。",
        "网址里带有账号或密码，不会打开；请去掉 @ 前面的部分。",
        "The address holds a name or password and is not opened; take away what stands before the @.",
    ),
    "refused_port": (
        "埠 {port} 屬於別種服務，不會打開；請檢查網址。",
        "端口 {port} 属于别种服务，不会打开；请检查网址。",
        "Port {port} belongs to another kind of service and is not opened; check the address.",
    ),
    "internal_address": (
        "{host} 是內部網路的位址，不會打開。若確實要讀它，請把它寫進 GONGGAO_ALLOW_HOSTS。",
        "{host} 是内部网络的地址，不会打开。若确实要读它，请把它写进 GONGGAO_ALLOW_HOSTS。",
        "{host} lies inside a private network and is not opened. If you do want it, name it in GONGGAO_ALLOW_HOSTS.",
    ),
    "host_not_found": (
        "找不到主機 {host}；請檢查網址與網路連線。",
        "找不到主机 {host}；请检查网址与网络连接。",
        "No host {host} was found; check the address and your connection.",
    ),
    "no_answer": ("{host} 沒有回應；請稍後再試。", None, "{host} does not answer; try again later."),
    "timed_out": ("等太久了，已經停止；請稍後再試。", None, "It took too long and was stopped; try again later."),
    "bad_certificate": (
        "{host} 的安全憑證有問題，沒有讀取；請檢查網址。",
        "{host} 的安全证书有问题，没有读取；请检查网址。",
        "The certificate of {host} is not valid, so nothing was read; check the address.",
    ),
    "bad_answer": (
        "{host} 的回應讀不懂；請稍後再試，或從瀏覽器存成檔案再加入。",
        "{host} 的响应读不懂；请稍后再试，或从浏览器存成文件再添加。",
        "The answer of {host} cannot be read; try later, or save the page in your browser and add the file.",
    ),
    "too_many_redirects": (
        "轉址超過 {most} 次，已經停止；請從瀏覽器複製最後的網址。",
        "跳转超过 {most} 次，已经停止；请从浏览器复制最后的网址。",
        "More than {most} redirects, so it was stopped; copy the last address from your browser.",
    ),
    "too_large": (
        "超過 {most} MB，沒有讀取；公告頁不會這麼大，請檢查是不是別的檔案。",
        "超过 {most} MB，没有读取；公告页不会这么大，请检查是不是别的文件。",
        "Larger than {most} MB and not read; no announcement is that large, check what it is.",
    ),
    "robots_forbid": (
        "{host} 的 robots.txt 不許程式讀這一頁；請從瀏覽器存成檔案再加入。",
        "{host} 的 robots.txt 不许程序读这一页；请从浏览器存成文件再添加。",
        "The robots.txt of {host} forbids programs to read this page; save it in your browser and add the file.",
    ),
    "robots_unreachable": (
        "{host} 的 robots.txt 沒有回應，因此沒有讀取；請稍後再試，或從瀏覽器存成檔案再加入。",
        "{host} 的 robots.txt 没有响应，因此没有读取；请稍后再试，或从浏览器存成文件再添加。",
        "The robots.txt of {host} does not answer, so nothing was read; try later, or save the page and add the file.",
    ),
    "page_forbidden": (
        "網站不讓讀這一頁（狀態 {status}）；瀏覽器看得到的話，請存成檔案再加入。",
        "网站不让读这一页（状态 {status}）；浏览器看得到的话，请存成文件再添加。",
        "The site does not give out this page (status {status}); if your browser shows it, save it and add the file.",
    ),
    "page_not_found": (
        "網站上沒有這一頁（狀態 {status}）；請檢查網址，或公告已經撤下。",
        None,
        "The site has no such page (status {status}); check the address, or it was taken down.",
    ),
    "busy": (
        "{host} 忙不過來，請過 {seconds} 秒再試。",
        None,
        "{host} is busy; try again in {seconds} seconds.",
    ),
    "busy_now": ("{host} 忙不過來；請稍後再試。", None, "{host} is busy; try again later."),
    "server_error": (
        "網站出了錯（狀態 {status}）；請稍後再試。",
        None,
        "The site had an error (status {status}); try again later.",
    ),
    "bad_status": (
        "網站沒有給出這一頁（狀態 {status}）；請在瀏覽器裡看看。",
        None,
        "The site did not give the page (status {status}); look at it in your browser.",
    ),
    "not_a_page": (
        "這不是網頁或文字檔，而是 {kind}；請加入公告的網頁，或貼上它的文字。",
        "这不是网页或文本文件，而是 {kind}；请添加公告的网页，或粘贴它的文字。",
        "This is no page and no text but {kind}; add the announcement's page, or paste its text.",
    ),
    "empty_page": ("裡面是空的；請檢查來源。", None, "There is nothing in it; check the source."),
    "no_pages": (
        "裡面沒有網頁或文字檔（.html、.txt、.mhtml…）；請加入公告的網頁，或貼上它的文字。",
        "里面没有网页或文本文件（.html、.txt、.mhtml…）；请添加公告的网页，或粘贴它的文字。",
        "No page or text is in it (.html, .txt, .mhtml …); add the announcement's page, or paste its text.",
    ),
    "gone_home": (
        "網站轉到了首頁，這一頁大概已經撤下；請檢查網址。",
        "网站跳到了首页，这一页大概已经撤下；请检查网址。",
        "The site led to its front page: this page was probably taken down. Check the address.",
    ),
    "login_wall": (
        "這一頁要登入才看得到；請在瀏覽器登入後存成檔案，再加入。",
        "这一页要登录才看得到；请在浏览器登录后存成文件，再添加。",
        "This page needs a sign-in; sign in with your browser, save the page and add the file.",
    ),
    "robot_wall": (
        "網站要求驗證是不是真人；請在瀏覽器打開後存成檔案，再加入。",
        "网站要求验证是不是真人；请在浏览器打开后存成文件，再添加。",
        "The site asks whether a person is there; open the page in your browser, save it and add the file.",
    ),
    "error_page": (
        "網站給的是一個錯誤頁，不是公告；請檢查網址，或稍後再試。",
        None,
        "The site gave an error page, no announcement; check the address, or try later.",
    ),
    "page_gone": (
        "網站說這一頁已經刪除、下線、過期或搬走，沒有公告可讀；請檢查網址。",
        None,
        "The site says that this page was deleted, taken down, moved or has expired; check the address.",
    ),
    "page_blocked": (
        "網站攔下了這次讀取；請在瀏覽器打開後存成檔案，再加入。",
        "网站拦下了这次读取；请在浏览器打开后存成文件，再添加。",
        "The site did not let this through; open the page in your browser, save it and add the file.",
    ),
    "empty_shell": (
        "這一頁的內容要靠指令碼載入，讀到的是空殼；請在瀏覽器打開後存成檔案，再加入。",
        "这一页的内容要靠脚本加载，读到的是空壳；请在浏览器打开后存成文件，再添加。",
        "This page is filled by scripts and came empty; open it in your browser, save it and add the file.",
    ),
    "a_list": (
        "這是列表，不是一則公告；用 gonggao add --list {where} 看它列出什麼並加入",
        "这是列表，不是一则公告；用 gonggao add --list {where} 看它列出什么并添加",
        "This is a list of announcements, a feed or a sitemap; `gonggao add --list {where}` shows what it leads to and takes it in",
    ),
    "no_list": (
        "這一頁不像公告列表，找不到公告的連結；請加入列表頁、RSS 或網站地圖，或直接加入公告的網址。",
        "这一页不像公告列表，找不到公告的链接；请添加列表页、RSS 或网站地图，或直接添加公告的网址。",
        "This does not look like a list of announcements; add a list page, a feed or a sitemap, or the page itself.",
    ),
    "no_such_file": (
        "找不到或讀不了「{file}」；請檢查路徑。",
        None,
        "“{file}” is not there or cannot be read; check the path.",
    ),
    "no_scheme": (
        "沒有「{file}」這個檔案；如果它是網址，請寫成 https://{file}",
        "没有“{file}”这个文件；如果它是网址，请写成 https://{file}",
        "There is no file “{file}”; if it is an address, write https://{file}",
    ),
    "bad_zip": (
        "「{file}」是壞的，或加了密碼；請重新壓縮。",
        None,
        "“{file}” is broken or has a password; pack it again.",
    ),
    "zip_too_large": (
        "壓縮檔裡超過 {entries} 個檔案或 {most} MB，其餘沒有讀取；請分成幾個。",
        "压缩文件里超过 {entries} 个文件或 {most} MB，其余没有读取；请分成几个。",
        "The zip holds more than {entries} files or {most} MB, and the rest was not read; split it.",
    ),
    "page_empty": (
        "這一頁是空的，沒有可讀的內容；請檢查檔案或網址。",
        "这一页是空的，没有可读的内容；请检查文件或网址。",
        "The page is empty; check the file or address.",
    ),
    "page_too_large": (
        "這一頁有 {size} MB，超過 {limit} MB 的上限，沒有讀入；請只存正文再加入。",
        "这一页有 {size} MB，超过 {limit} MB 的上限，没有读入；请只存正文再添加。",
        "The page has {size} MB, more than the {limit} MB that are read; save its article alone and add that.",
    ),
    "page_too_long": (
        "這一頁太長：字數、行數、標籤或表格超過 {limit} 的上限，沒有讀入；請分成幾頁再加入。",
        None,
        "The page is too long: it has more characters, lines, tags or cells than the {limit} that are read; add it in parts.",
    ),
    "page_tag_too_long": (
        "這一頁有一個標籤的屬性超過 {limit} 個，沒有讀入；請貼上文字。",
        None,
        "One tag of the page has more than {limit} attributes, so the page was not read; paste the text instead.",
    ),
    "page_too_deep": (
        "這一頁的標籤一層套一層，超過能讀的深度；請貼上文字。",
        None,
        "The page nests its elements deeper than can be read; paste the text instead.",
    ),
    "page_binary": (
        "這不是網頁或文字檔（像是圖片、PDF 或壓縮檔）；請另存成 HTML 或純文字再加入。",
        "这不是网页或文本文件（像是图片、PDF 或压缩包）；请另存为 HTML 或纯文本再添加。",
        "This is no web page or text (it looks like a picture, a PDF or an archive); save it as HTML or plain text first.",
    ),
    "page_undecodable": (
        "認不出這一頁的文字編碼；請用瀏覽器打開，另存成 UTF-8 再加入。",
        "认不出这一页的文字编码；请用浏览器打开，另存为 UTF-8 再添加。",
        "The text encoding of the page cannot be made out; open it in a browser and save it as UTF-8.",
    ),
    "page_without_text": (
        "這一頁找不到正文（可能只有選單、連結，或由程式載入）；請貼上文字。",
        "这一页找不到正文（可能只有菜单、链接，或由脚本载入）；请粘贴文字。",
        "No article was found on the page (menus and links only, or text that a script loads); paste the text instead.",
    ),
    "paste_without_text": (
        "這段文字裡找不到公告；請貼上公告全文，或貼上網址（一行一個）。",
        "这段文字里找不到公告；请粘贴公告全文，或粘贴网址（一行一个）。",
        "There is no announcement in this text; paste all of one, or addresses (one a line).",
    ),
    # --- store, decisions ---
    "archive_read_only": (
        "「{path}」只能讀：可以搜尋、提問、匯出，不能加入，也不能決定疑點。",
        "“{path}”只能读：可以搜索、提问、导出，不能添加，也不能决定疑点。",
        "“{path}” can only be read: search, ask and export work; nothing can be added or decided.",
    ),
    "store_not_writable": (
        "「{path}」不能寫入。請檢查資料夾的權限，或用 --data 指定另一個資料夾。",
        "“{path}”不能写入。请检查文件夹的权限，或用 --data 指定另一个文件夹。",
        "“{path}” cannot be written. Check the folder's permissions, or name another folder with --data.",
    ),
    "store_log_left": (
        "「{path}」是使用中複製的：最後寫入的內容在旁邊的「{log}」裡，資料夾只能讀時讀不出來。請整個複製到可以寫入的資料夾，"
        "再用 --data 指定那裡；要複製使用中的資料，請用 gonggao backup。",
        "“{path}”是使用中复制的：最后写入的内容在旁边的“{log}”里，文件夹只能读时读不出来。请整个复制到可以写入的文件夹，"
        "再用 --data 指定那里；要复制使用中的数据，请用 gonggao backup。",
        "“{path}” was copied while it was in use: what was written last is in “{log}” beside it, which cannot be read in a "
        "folder that can only be read. Copy the whole folder to one that can be written and name that with --data; "
        "gonggao backup copies an archive in use.",
    ),
    "disk_full": (
        "磁碟已滿：原有的資料都在。請騰出空間，再做一次。",
        "磁盘已满：原有的数据都在。请腾出空间，再做一次。",
        "The disk is full; what was there is safe. Free some space and repeat.",
    ),
    "store_full": (
        "磁碟已滿或無法寫入，這次沒有存下任何東西，原有的資料都在（{path}）。請騰出空間後再試。",
        "磁盘已满或无法写入，这次没有存下任何东西，原有的数据都在（{path}）。请腾出空间后再试。",
        "The disk is full or cannot be written: nothing was stored this time, what was there is safe ({path}). "
        "Free some space and repeat.",
    ),
    "store_newer": (
        "「{path}」是較新版本的 gonggao 建立的（{name}）。請更新 gonggao，或用 --data 指定另一個資料夾。",
        "“{path}”是较新版本的 gonggao 建立的（{name}）。请更新 gonggao，或用 --data 指定另一个文件夹。",
        "“{path}” was made by a newer gonggao ({name}). Update gonggao, or name another folder with --data.",
    ),
    "store_no_database": (
        "「{path}」不是 gonggao 的資料檔。請把它移開，或用 --data 指定另一個資料夾。",
        "“{path}”不是 gonggao 的数据文件。请把它移开，或用 --data 指定另一个文件夹。",
        "“{path}” is not a file of gonggao's. Move it away, or name another folder with --data.",
    ),
    "store_damaged": (
        "資料檔「{path}」已損壞。請還原備份；沒有備份時請先複製一份再試修復。",
        "数据文件“{path}”已损坏。请还原备份；没有备份时请先复制一份再试修复。",
        "The data file “{path}” is damaged. Put a backup in its place; without one, copy the file before trying to "
        "repair it.",
    ),
    "store_busy": (
        "另一個程式正在寫入「{path}」，等不到它結束；什麼都沒有改動。請稍後再試。",
        "另一个程序正在写入“{path}”，等不到它结束；什么都没有改动。请稍后再试。",
        "Another program is writing “{path}” and did not finish in time; nothing was changed. Try again later.",
    ),
    "no_such_id": ("找不到這則公告：{id}", "找不到这条公告：{id}", "No such announcement: {id}"),
    "removed": (
        "這則公告已經移除：{id}。三十天內可以放回：gonggao bring-back {id}",
        "这条公告已经移除：{id}。三十天内可以放回：gonggao bring-back {id}",
        "The announcement {id} was removed. You can bring it back within 30 days: gonggao bring-back {id}",
    ),
    "not_removed": ("這則公告沒有被移除：{id}", "这条公告没有被移除：{id}", "The announcement {id} is not removed"),
    "no_such_source": (
        "沒有這個來源：{id}。gonggao sources list 列出所有來源。",
        None,
        "No such source: {id}. gonggao sources list names them all.",
    ),
    "nothing_to_bring_back": (
        "沒有這則公告，也沒有這個來源：{id}。gonggao sources list 列出所有來源。",
        "没有这条公告，也没有这个来源：{id}。gonggao sources list 列出所有来源。",
        "No such announcement or source: {id}. gonggao sources list names the sources.",
    ),
    "not_watched": (
        "「{source}」是檔案或貼上的內文，不會再去抓；改了之後請再加入一次。",
        "“{source}”是文件或粘贴的内文，不会再去抓；改了之后请再添加一次。",
        "“{source}” is a file or a pasted text and is not fetched again; when it has changed, add it again.",
    ),
    "in_corpus": (
        "「{file}」已經在 corpus/ 裡，沒有改動。",
        None,
        "“{file}” is in corpus/ already; nothing was changed.",
    ),
    "corpus_not_writable": (
        "不能寫入「{folder}」（{reason}）；請檢查資料夾的權限。",
        "不能写入“{folder}”（{reason}）；请检查文件夹的权限。",
        "“{folder}” cannot be written ({reason}); check the folder's permissions.",
    ),
    "to_corpus": ("放進 corpus/", None, "Put into corpus/"),
    "put_into_corpus": (
        "已放進 {file}；旁邊的 {draft} 是讀到的內容，請看過並更正。",
        None,
        "Put into {file}; beside it {draft} says what was read: look at it and correct it.",
    ),
    "no_folder": (
        "沒有「{folder}」這個資料夾；請先建立它，或換一個檔名。",
        "没有“{folder}”这个文件夹；请先建立它，或换一个文件名。",
        "There is no folder “{folder}”; make it first, or choose another name.",
    ),
    "file_there": (
        "「{file}」已經存在，沒有動它；請換一個檔名。",
        "“{file}”已经存在，没有动它；请换一个文件名。",
        "“{file}” exists already and was left alone; choose another name.",
    ),
    "archive_there": (
        "「{folder}」裡已經有資料，沒有動它；請用 --data 指定空的資料夾，或先把它移開。",
        "“{folder}”里已经有数据，没有动它；请用 --data 指定空的文件夹，或先把它移开。",
        "“{folder}” holds an archive already and was left alone; name an empty folder with --data, or move it away.",
    ),
    "backup_broken": (
        "「{file}」不是完整的備份；請換一份。",
        None,
        "“{file}” is no whole backup; use another one.",
    ),
    "verify_file": ("資料檔：{what}", "数据文件：{what}", "The data file: {what}"),
    "verify_points_nowhere": (
        "資料表 {table} 有 {n} 列指向不存在的資料",
        "数据表 {table} 有 {n} 行指向不存在的数据",
        "Rows of the table {table} that point nowhere: {n}",
    ),
    "verify_page": ("存下的頁面變了：{hash}", None, "A stored page has changed: {hash}"),
    "verify_record": ("讀不出這則公告：{id}", "读不出这条公告：{id}", "This announcement cannot be read: {id}"),
    "verify_version": ("讀不出第 {n} 號版本", None, "The version with the number {n} cannot be read"),
    "verify_stale": (
        "索引是別的版本建立的，或已損壞；下一次搜尋會重建，也可以執行 gonggao reindex",
        "索引是别的版本建立的，或已损坏；下一次搜索会重建，也可以运行 gonggao reindex",
        "The index is damaged or was made by another version; the next search builds it anew, or run gonggao reindex",
    ),
    "verify_index": (
        "索引有 {n} 則，資料有 {m} 則；請執行 gonggao reindex",
        "索引有 {n} 条，数据有 {m} 条；请运行 gonggao reindex",
        "The index has {n} announcement(s), the archive {m}; run gonggao reindex",
    ),
    "verified": ("全部完好：{n} 則公告", "全部完好：{n} 条公告", "All is whole: {n} announcement(s)"),
    "backed_up": (
        "已備份 {n} 則公告到 {file}；還原：gonggao restore {file}",
        "已备份 {n} 条公告到 {file}；还原：gonggao restore {file}",
        "Backed up {n} announcement(s) to {file}; to put them back: gonggao restore {file}",
    ),
    "restored": ("已還原：{n} 則公告", "已还原：{n} 条公告", "Restored: {n} announcement(s)"),
    "interval_too_short": (
        "間隔太短，最少 {seconds} 秒；請寫長一點，例如 6h 或 1d。",
        None,
        "The interval is too short: at least {seconds} seconds; write for example 6h or 1d.",
    ),
    "watching_already": (
        "另一個 gonggao 正在抓取來源；等它結束，或停掉它。",
        None,
        "Another gonggao is fetching the sources; wait for it, or stop it.",
    ),
    "next_page_failed": (
        "文章的下一頁（{address}）抓不到；已收進的版本不動，稍後再試。",
        None,
        "The next page of the article ({address}) cannot be had; what the archive has stays. Tried again later.",
    ),
    "shrunk": (
        "這次抓到的只有 {n} 字，標題也換了，不像原來的公告；已收進的版本不動，稍後再試。",
        "这次抓到的只有 {n} 字，标题也换了，不像原来的公告；已收录的版本不动，稍后再试。",
        "Only {n} characters came, under another title: not the announcement. What the archive has stays. Tried again later.",
    ),
    "no_such_version": (
        "公告 {id} 沒有第 {version} 版",
        None,
        "The announcement {id} has no version {version}",
    ),
    "no_such_flag": (
        "找不到這個疑點：{id}。也許它所在的版本已經換了。",
        None,
        "No such doubt: {id}. The page may have a newer version without it.",
    ),
    "no_such_batch": (
        "找不到這次加入：{id}。也許已經復原了。",
        "找不到这次添加：{id}。也许已经撤销了。",
        "No such addition: {id}. It may have been undone already.",
    ),
    "decided_meanwhile": (
        "{by} 在 {at} 已經決定了這個疑點；你的決定沒有存下。請看過後再定（命令列：review history，再加 --seen）。",
        None,
        "{by} decided this at {at}; your decision was not stored. Look at theirs and decide again (on the command line: review history, then --seen).",
    ),
    "nothing_to_undo": (
        "這個疑點沒有可以復原的決定：{id}",
        "这个疑点没有可以撤销的决定：{id}",
        "Nothing to undo for {id}",
    ),
    # --- index, search ---
    "index_missing": ("還沒有索引，正在建立", None, "There is no index yet; building it"),
    "index_unusable": (
        "索引重建之後仍不能用；請看資料夾所在的磁碟是否有空間、可不可寫，再試 gonggao reindex",
        "索引重建之后仍不能用；请看数据文件夹所在的磁盘是否有空间、可不可写，再试 gonggao reindex",
        "The index cannot be used although it was built anew; see whether the disk has room and can be written, then gonggao reindex",
    ),
    "index_read_only": (
        "索引不能建立：「{path}」只能讀。請整個複製到可以寫入的資料夾，再用 --data 指定那裡",
        "索引不能建立：“{path}”只能读。请整个复制到可以写入的文件夹，再用 --data 指定那里",
        "The index cannot be built: “{path}” can only be read. Copy the whole folder to one that can be written and name that with --data",
    ),
    "index_busy": (
        "索引正由另一個程序重建；請稍候再試",
        "索引正由另一个进程重建；请稍候再试",
        "The index is being built anew by another process; wait a little and try again",
    ),
    "index_rebuilding": (
        "索引重建中 {n} / {m}；請稍候再試",
        None,
        "The index is being built anew: {n} of {m}; wait a little and try again",
    ),
    "index_broken": ("索引已損壞，正在重建", None, "The index is damaged; rebuilding it"),
    "index_other": (
        "索引是用別的版本建立的（{was}，現在是 {now}），正在重建",
        None,
        "The index was made by another version ({was}, now {now}); rebuilding it",
    ),
    # --- status and windows, for all fronts ---
    "open_until": ("開放至 {d}", None, "Open until {d}"),
    "opens_on": ("{d} 開始", None, "Opens {d}"),
    "closed_on": ("已截止 {d}", None, "Closed {d}"),
    "in_force": ("執行中", None, "In force"),
    "status_unsure": ("狀態待定", None, "Unsettled"),
    "since": ("{d} 起", None, "from {d}"),
    "until": ("至 {d}", None, "until {d}"),
    "written_as": ("原文寫 {v}；審查時改定", None, "Written {v}; corrected in review"),
    "written_only": ("原文 {v}", None, "written {v}"),
    # --- words that fronts share ---
    "windows": ("時間窗", None, "Windows"),
    "thresholds": ("門檻", None, "Thresholds"),
    "doubts": ("疑點", None, "Doubts"),
    "versions": ("版本 {n}", None, "Versions {n}"),
    "copy_of": ("{t} 的副本", None, "Copy of {t}"),
    "later_notices": ("後來的公告更動了這一則", None, "Changed by a later announcement"),
    "earlier_notices": ("這一則更動的公告", None, "Changes an earlier announcement"),
    "not_stated": ("公告裡沒有寫", None, "The pages do not say"),
    "ask_in_chinese": (
        "公告是中文的；請用中文問，例如「報名到什麼時候」。",
        None,
        "The announcements are in Chinese: ask in Chinese, e.g. 报名到什么时候 (until when can one sign up).",
    ),
    "nearest": ("最接近的一段（不是答案）", None, "Nearest passage (not an answer)"),
    "also": ("其他公告也提到", None, "Others mention it"),
    "differs": ("其他公告寫的不同", None, "Others say otherwise"),
    "says_too": ("這則公告也寫了", None, "It also says"),
    "found_with": (
        "有結果的是：{command}",
        None,
        "This finds some: {command}",
    ),
    "none_found": ("沒有找到「{q}」", None, "Nothing for “{q}”"),
    "word_nowhere": (
        "「{w}」在 {n} 則公告裡都沒有出現。",
        "“{w}”在 {n} 条公告里都没有出现。",
        "“{w}” stands in none of {n}.",
    ),
    "corrected": (
        "已改為「{w}」；只找「{q}」請加 --as-typed",
        None,
        "Showing results for {w}; to search for {q} alone add --as-typed",
    ),
    "misread_days": (
        "「{q}」沒有算進去：這裡寫年、月或日（2023、2023-02、2023-02-15），或兩者之間（2023-02..2023-03）。要照字面找，請加引號。",
        None,
        "“{q}” was left out: it takes a year, month or day (2023, 2023-02, 2023-02-15), or two with .. between. To look for it as text, put it in quotation marks.",
    ),
    "misread_day": (
        "「{q}」沒有算進去：這裡寫一天（2023-02-15）。要照字面找，請加引號。",
        None,
        "“{q}” was left out: it takes a day (2023-02-15). To look for it as text, put it in quotation marks.",
    ),
    "misread_choice": (
        "「{q}」沒有算進去：這裡可以寫 {of}。要照字面找，請加引號。",
        None,
        "“{q}” was left out: it takes one of {of}. To look for it as text, put it in quotation marks.",
    ),
    "misread_site": (
        "「{q}」沒有算進去：這裡寫網站的位址（example.com）；找發布者用 publisher:。要照字面找，請加引號。",
        "“{q}”没有算进去：这里写网站的地址（example.com）；找发布者用 publisher:。要照字面找，请加引号。",
        "“{q}” was left out: it takes the name of a site (example.com); for who published it there is publisher:. To look for it as text, put it in quotation marks.",
    ),
    "misread_empty": (
        "「{q}」沒有算進去：後面要寫找什麼。",
        None,
        "“{q}” was left out: say behind it what to look for.",
    ),
    "by_meaning": (
        "沒有公告同時有這些詞；以下是意思相近的。",
        None,
        "No announcement has all of these words; these are close in meaning.",
    ),
    "indexing": ("有 {n} 則正在編入索引", "有 {n} 条正在编入索引", "{n} being indexed"),
    "source_is_ok": ("正常", None, "OK"),
    "source_is_failed": ("抓取失敗", None, "Failed"),
    "source_is_paused": ("已暫停", None, "Paused"),
    "source_is_file": ("不再抓取", None, "Not fetched again"),
    "source_page": ("網頁", None, "page"),
    "source_list": ("列表", None, "list"),
    "source_file": ("檔案", "文件", "file"),
    "source_paste": ("貼上的內文", "粘贴的正文", "pasted text"),
    "source_has": ("{n} 則公告，{v} 個版本", "{n} 条公告，{v} 个版本", "announcements {n}, versions {v}"),
    "source_every": ("每 {t}", None, "every {t}"),
    "last_success": ("上次成功 {t}", None, "last success {t}"),
    "next_try": ("下次 {t}", None, "next {t}"),
    "length_d": ("{n} 天", None, "{n} d"),
    "length_h": ("{n} 小時", None, "{n} h"),
    "length_m": ("{n} 分鐘", None, "{n} min"),
    "length_s": ("{n} 秒", None, "{n} s"),
    # --- screens ---
    "nav_search": ("搜尋", "搜索", "Search"),
    "nav_ask": ("提問", None, "Ask"),
    "nav_add": ("加入", "添加", "Add"),
    "nav_review": ("審查", None, "Review"),
    "nav_overview": ("總覽", None, "Overview"),
    "nav_sources": ("來源", None, "Sources"),
    "language": ("語言", None, "Language"),
    "search_hint": ("輸入關鍵字（按 / 跳到這裡）", "输入关键词（按 / 跳到这里）", "Words (press / to come here)"),
    "search_hint_phone": ("輸入關鍵字", "输入关键词", "Words"),
    "try": ("試試：", None, "Try:"),
    "all": ("全部", None, "All"),
    "open": ("開放中", None, "Open"),
    "upcoming": ("即將開始", None, "Upcoming"),
    "closed": ("已截止", None, "Closed"),
    "status": ("狀態", None, "Status"),
    "folded": (
        "{n} 份副本收在這些公告底下；數目把每一份都算上",
        None,
        "Copies that stand under these announcements: {n}; the counts count each",
    ),
    "rebuilding": ("索引重建中 {n} / {m}", None, "Building the index anew: {n} of {m}"),
    "meanwhile_list": (
        "這段時間先列出公告，還沒有照「{q}」找；索引建好，結果會自己出現。也可以先離開。",
        None,
        "Until it is there, announcements are listed without looking for “{q}”; the results will come by themselves. You need not stay.",
    ),
    "meanwhile_ask": (
        "索引建好，回答會自己出現。也可以先離開。",
        None,
        "The answer will come by itself when it is there. You need not stay.",
    ),
    "doubts_n": ("{n} 個疑點", None, "Doubts: {n}"),
    "day": ("以哪一天為準", None, "As of"),
    "publisher": ("發布者", None, "Publisher"),
    "category": ("類別", None, "Category"),
    "year": ("發布年份", None, "Year"),
    "month": ("發布月份", None, "Month"),
    "only_flagged": ("只看有疑點的", None, "Only with doubts"),
    "filters": ("篩選", None, "Filters"),
    "view": ("顯示方式", None, "View"),
    "list": ("清單", "列表", "List"),
    "timeline": ("時間軸", None, "Time line"),
    "export": ("匯出", "导出", "Export"),
    "export_n": ("目前這 {n} 則", "目前这 {n} 条", "The present {n}"),
    "export_csv": ("CSV", None, "CSV"),
    "export_jsonl": ("JSON Lines", None, "JSON Lines"),
    "export_ics": ("行事曆（.ics）", "日历（.ics）", "Calendar (.ics)"),
    "copies": ("{n} 份副本", None, "Copies: {n}"),
    "example": ("範例", "示例", "Example"),
    "examples_are": ("{n} 則公告是附帶的範例", "{n} 条公告是附带的示例", "Examples that came along: {n}"),
    "examples_remove": ("移除範例", "移除示例", "Remove the examples"),
    "examples_lead": (
        "連同對它們的決定一起移除，不能復原。",
        "连同对它们的决定一起移除，不能撤销。",
        "They go with what was decided of them. This cannot be undone.",
    ),
    "untitled": ("無標題", None, "Untitled"),
    "none_filtered": ("這些條件下沒有公告", None, "Nothing under these filters"),
    "clear_filters": ("清除條件", None, "Clear the filters"),
    "corrected_to": ("已改為「{w}」", None, "Showing “{w}”"),
    "search_exact": ("只找「{q}」", None, "Search only “{q}”"),
    "search_without": ("只找「{w}」", None, "Search only “{w}”"),
    "add_this": ("加入這則公告", "添加这条公告", "Add the announcement"),
    "empty_store": ("還沒有公告", None, "Nothing here yet"),
    "empty_lead": (
        "加入一頁公告後，就能在這裡搜尋、提問，並審查有疑點的日期。",
        "添加一页公告后，就能在这里搜索、提问，并审查有疑点的日期。",
        "Add a page; then search it, ask it, and review the dates that are in doubt.",
    ),
    "add_first": ("加入第一則公告", "添加第一条公告", "Add the first one"),
    "ask_hint": ("問一個公告裡會寫的問題", None, "Ask what an announcement would say"),
    "ask_examples": ("可以這樣問", None, "For example"),
    "ex_until": ("{n}{l}到哪天截止？", None, "{n}{l}到哪天截止？"),
    "ex_still": ("{n}現在還能{l}嗎？", None, "{n}現在還能{l}嗎？"),
    "ex_when": ("{n}的{l}是什麼時候？", None, "{n}的{l}是什麼時候？"),
    "ex_sum": ("{n}的{l}是多少錢？", None, "{n}的{l}是多少錢？"),
    "ex_count": ("{n}的{l}是多少？", None, "{n}的{l}是多少？"),
    "ex_phone": ("{n}的電話是多少？", None, "{n}的電話是多少？"),
    "ex_person": ("{n}的聯絡人是誰？", "{n}的联系人是谁？", "{n}的聯絡人是誰？"),
    "ex_where": ("{n}的地點在哪裡？", None, "{n}的地點在哪裡？"),
    "ex_what": ("{n}要準備哪些材料？", None, "{n}要準備哪些材料？"),
    "read_together": ("接著「{q}」一起讀", "接着“{q}”一起读", "Read together with “{q}”"),
    "ask_alone": ("單獨問這一句", None, "Ask it alone"),
    "ask_anew": ("問別的", None, "New question"),
    "which_one": ("有 {n} 則公告提到，請選一則", "有 {n} 条公告提到，请选一条", "{n} mention it: choose one"),
    "answer_right": ("這個回答對嗎？", None, "Is this right?"),
    "what_wrong": ("哪裡不對，或正確的答案", None, "What is wrong, or the right answer"),
    "noted": ("記下了", None, "Noted"),
    "copy_cited": ("複製（附出處）", None, "Copy with citation"),
    "copied": ("已複製", None, "Copied"),
    "asked": ("這次問過的", None, "Asked so far"),
    "thresholds_n": ("門檻 {n}", None, "Thresholds: {n}"),
    "any_of": ("其一", None, "any"),
    "all_of": ("必須", None, "all"),
    "amounts": ("數額", None, "Amounts"),
    "rest_n": ("其餘 {n} 項", None, "{n} more"),
    "steps": ("步驟", None, "Steps"),
    "text": ("內文", "正文", "Text"),
    "original": ("對照原始頁", None, "Original"),
    "original_lead": ("收進來時的樣子，純文字。", None, "As it was taken in, as plain text."),
    "original_missing": ("這一版的原始頁讀不出來。", None, "The stored page of this version cannot be read."),
    "read_as": ("讀到的內文", "读到的正文", "As read"),
    "version_n": ("第 {n} 版", None, "Version {n}"),
    "same_facts": ("日期與數額沒有變", None, "Dates and amounts are the same"),
    "similar": ("副本與相似 {n}", None, "Copies {n}"),
    "repairs": ("顯示 {n} 處修復", None, "Show repairs ({n})"),
    "left_out": ("略去的內容 {n}", None, "Left out ({n})"),
    "no_label": ("時間", None, "Time"),
    "legend_open": ("開放中", None, "open"),
    "legend_upcoming": ("即將開始", None, "upcoming"),
    "legend_closed": ("已截止", None, "closed"),
    "legend_doubt": ("有疑問", None, "in doubt"),
    "legend_day": ("單日", None, "one day"),
    "no_windows": ("這些公告都沒有寫日期", None, "None of these states a date"),
    "first_n": ("前 {n} 則", "前 {n} 条", "The first {n}"),
    "add_title": ("加入公告", "添加公告", "Add announcements"),
    "add_lead": (
        "貼上網址（一行一個）或公告全文；檔案可以拖進來，或按 + 選。",
        "粘贴网址（一行一个）或公告全文；文件可以拖进来，或按 + 选。",
        "Paste addresses (one a line) or the text of an announcement; drop files, or choose them with +.",
    ),
    "add_box": ("網址、公告全文或檔案", "网址、公告全文或文件", "Addresses, text or files"),
    "last_added": ("最近加入", "最近添加", "Last added"),
    "pasted_text": ("貼上的內文", "粘贴的正文", "pasted text"),
    "adding": ("正在加入…", "正在添加…", "Adding…"),
    "adding_still": (
        "先前送出的還在讀：已加入 {n} 頁。離開這一頁不會中斷，完成後列在「最近加入」。",
        "先前送出的还在读：已添加 {n} 页。离开这一页不会中断，完成后列在“最近添加”。",
        "What was sent before is still being read. Pages added: {n}. Leaving does not stop it; it will stand under “Last added”.",
    ),
    "added": ("已加入 {p} 頁：{n} 則公告", "已添加 {p} 页：{n} 条公告", "Added pages: {p} · announcements: {n}"),
    "seconds": ("{n} 秒", None, "{n} s"),
    "not_added": ("沒有加入：{f}", "没有添加：{f}", "Not added: {f}"),
    "nothing_came": ("沒有收到內容", None, "Nothing arrived"),
    "cannot_send": ("送不出去：{f}", None, "Cannot be sent: {f}"),
    "too_large_to_send": (
        "超過 {most} MB 的檔案不會送出；其餘照常。",
        "超过 {most} MB 的文件不会送出；其余照常。",
        "Files of more than {most} MB are not sent; the rest is.",
    ),
    "read_nothing": (
        "沒有讀到日期、數額或步驟。如果這不是公告，可以復原這次加入。",
        "没有读到日期、数额或步骤。如果这不是公告，可以撤销这次添加。",
        "No dates, amounts or steps were read in it. If it is no announcement, undo this addition.",
    ),
    "understood": ("讀到的是這樣，對嗎？", None, "This was read. Right?"),
    "undo_batch_lead": (
        "收回這次加入帶來的內容（{n} 則公告）和對它的決定。收回後不能恢復。",
        "收回这次添加带来的内容（{n} 条公告）和对它的决定。收回后不能恢复。",
        "Takes back what this addition brought (announcements: {n}) and what was decided of it. That cannot be undone.",
    ),
    "undo_add": ("復原這次加入", "撤销这次添加", "Undo this"),
    "became_new_version": ("新版本：{p} 頁", None, "New versions of pages: {p}"),
    "became_copy": ("副本：{p} 頁", None, "Copies of pages that are here: {p}"),
    "undone_add": ("已復原：拿掉了 {n} 則公告", "已撤销：拿掉了 {n} 条公告", "Undone: {n} announcement(s) taken out"),
    "review_n": ("審查 {n} 個疑點", None, "Review doubts ({n})"),
    "open_it": ("開啟公告", "打开公告", "Open it"),
    "add_more": ("再加一頁", None, "Add another"),
    "how_read": ("怎麼讀的", None, "How it was read"),
    "reason_declared": ("頁面宣告 {v}", "页面声明 {v}", "declared {v}"),
    "reason_bytes_overrule_declared": (
        "頁面宣告 {v}，位元組不是",
        "页面声明 {v}，字节不是",
        "declared {v}, which the bytes overrule",
    ),
    "reason_tried": ("頁面沒說，試出來的", None, "not declared: found by trying"),
    "reason_bom": ("檔案開頭的標記", "文件开头的标记", "by the mark at its start"),
    "reason_mhtml": ("MHTML 檔：{v}", "MHTML 文件：{v}", "MHTML: {v}"),
    "encoding_line": ("編碼 {e}（{r}）", None, "Encoding {e} ({r})"),
    "counts_line": (
        "修復 {r} 處 · 略去 {l} 段 · 分成 {d} 則",
        "修复 {r} 处 · 略去 {l} 段 · 分成 {d} 条",
        "repairs {r} · left out {l} · announcements {d}",
    ),
    "as_written": ("原文", None, "Written"),
    "suggested": ("建議", None, "Suggested"),
    "would_read": ("採用後", None, "Would read"),
    "other_doubts": ("另有 {n} 個疑點", None, "Other doubts: {n}"),
    "no_suggestion": (
        "這一頁定不下來，請你改或保留",
        None,
        "The page does not settle it: correct it or leave it as written",
    ),
    "accept": ("採用建議", None, "Accept"),
    "correct": ("改成…", None, "Correct…"),
    "keep": ("保留原文", None, "Leave as written"),
    "keep_phone": ("保留原文", None, "Leave it"),
    "dismiss": ("不是問題", None, "Not a problem"),
    "correct_to": ("改成", None, "Correct to"),
    "save": ("改定", None, "Save"),
    "cancel": ("取消", None, "Cancel"),
    "add_note": ("加註", "加备注", "Add a note"),
    "note": ("註記", "备注", "Note"),
    "save_note": ("記下", None, "Keep"),
    "undo": ("復原", "撤销", "Undo"),
    "next": ("下一個", None, "Next"),
    "previous": ("上一個", None, "Previous"),
    "kind": ("疑點的種類", None, "Kind of doubt"),
    "all_kinds": ("所有種類", None, "All kinds"),
    "waiting": ("待決定", None, "Waiting"),
    "decided_n": ("已決定 {n} / {m}", None, "Decided {n} of {m}"),
    "doubt_gone": ("這個疑點已經不在了", None, "This doubt is no longer there"),
    "doubt_gone_lead": (
        "它的公告可能改過、移除，或網址不完整。",
        None,
        "Its announcement may have been changed or removed, or the address is not whole.",
    ),
    "first_doubt": ("到第一個待決定的疑點", None, "To the first open doubt"),
    "all_decided": ("全部決定完了", None, "All decided"),
    "queue_empty": ("沒有疑點要審查", None, "No doubts to review"),
    "queue_empty_lead": (
        "加入公告後，日期有疑點的會排在這裡。",
        "添加公告后，日期有疑点的会排在这里。",
        "Dates in doubt of the announcements that you add wait here.",
    ),
    "in_doubt": ("有疑問", None, "In doubt"),
    "evidence": ("依據", None, "Evidence"),
    "also_copies": ("同一個錯誤也在另外 {n} 份副本，一併決定", None, "Same in other copies ({n}): decide all"),
    "to_confirm": ("待確認", None, "To be confirmed"),
    "did_accept": ("採用了建議", None, "accepted"),
    "did_correct": ("改成 {v}", None, "corrected to {v}"),
    "did_keep": ("保留原文", None, "left as written"),
    "did_dismiss": ("不是問題", None, "not a problem"),
    "did_undo": ("復原", "撤销", "undone"),
    "this_machine": ("本機", None, "this machine"),
    "decided_by": ("{who}，{t}", None, "{who}, {t}"),
    "someone_decided": (
        "{who} 已先一步決定了：{v}。你的決定還沒有存。",
        None,
        "{who} decided meanwhile: {v}. Yours is not stored yet.",
    ),
    "yours": ("你的決定：{v}", None, "Yours: {v}"),
    "decide_anyway": ("仍要改定", None, "Decide all the same"),
    "leave_theirs": ("照他的", None, "Leave theirs"),
    "refetch": ("重新抓取", None, "Fetch again"),
    "list_is": ("這是列表：{f}", None, "This is a list: {f}"),
    "add_n": ("加入 {n} 則", "添加 {n} 条", "Add {n}"),
    "list_as_page": ("當作一則公告", "当作一条公告", "It is one announcement"),
    "list_watched": (
        "加入後會定時再看這個列表，有新的就加入。",
        "添加后会定时再看这个列表，有新的就添加。",
        "The list is looked at again from time to time, and what is new is taken in.",
    ),
    "sources_all": ("全部", None, "All"),
    "sources_failed": ("失敗", None, "Failed"),
    "sources_paused": ("已暫停", None, "Paused"),
    "fetch_all": ("全部再抓一次", None, "Fetch all again"),
    "fetching_all": (
        "{n} 個來源排上了，gonggao serve 會一個一個去抓",
        None,
        "Sources lined up: {n}. gonggao serve fetches them one by one",
    ),
    "add_source": ("加入來源", "添加来源", "Add a source"),
    "no_sources": ("還沒有來源", None, "No sources yet"),
    "none_watched": ("沒有會再抓的來源", None, "None of these is fetched again"),
    "sources_lead": (
        "加入網址或列表頁後，會定時再抓，看有沒有改。",
        "添加网址或列表页后，会定时再抓，看有没有改。",
        "Addresses and lists that you add are fetched again from time to time, to see what changed.",
    ),
    "manage": ("管理", None, "Manage"),
    "fetch_now": ("現在抓", None, "Fetch now"),
    "interval": ("間隔", None, "Interval"),
    "pause": ("暫停", None, "Pause"),
    "resume": ("恢復", None, "Resume"),
    "remove_source": ("移除（公告留著）", None, "Remove (announcements stay)"),
    "source_gone": ("已移除這個來源，公告都還在", None, "The source is removed; its announcements stay"),
    "no_fetches": ("還沒有抓取過", None, "Nothing was fetched yet"),
    "last_fetches": ("最近抓取", None, "Last fetches"),
    "figure_announcements": ("則公告", "条公告", "announcements"),
    "figure_doubts": ("待審查疑點", None, "doubts to review"),
    "figure_new": ("七天內新增", None, "new in 7 days"),
    "next_deadlines": ("接下來截止", None, "Next deadlines"),
    "no_deadlines": ("接下來沒有截止的", None, "No deadlines ahead"),
    "days_left": ("{n} 天", None, "{n} d left"),
    "last_day": ("最後一天", None, "last day"),
    "by_kind": ("疑點的種類", None, "Doubts by kind"),
    "by_month": ("各月發布", None, "Announcements by month"),
    "added_since": ("加入日期，從", "添加日期，从", "Added since"),
    "more": ("更多", None, "More"),
    "remove": ("移除（30 天內可復原）", "移除（30 天内可撤销）", "Remove (30 days to undo)"),
    "removed_here": (
        "已移除這則公告，30 天內可以復原。",
        "已移除这条公告，30 天内可以撤销。",
        "This announcement was removed; it can be brought back within 30 days.",
    ),
    "removed_all": ("所有移除了的公告", None, "All that was removed"),
    "removed_lead": (
        "這些公告已移除；移除後 30 天內可以放回。",
        None,
        "These announcements were removed; each can be brought back within 30 days.",
    ),
    "removed_at": ("移除於 {t}", None, "removed {t}"),
    "bring_back": ("放回", None, "Bring back"),
    "back_again": ("已放回「{t}」", None, "“{t}” is back"),
    "sources_removed": ("移除的公告", None, "Removed"),
    "searched_n": ("找過 {n} 則公告", "找过 {n} 条公告", "Announcements looked through: {n}"),
    "figure_sources": ("個來源", None, "sources"),
    "figure_failed": ("個來源 · {n} 失敗", None, "sources · {n} failed"),
    "gone": ("最新的頁面已經沒有這則", "最新的页面已经没有这条", "The newest version of its page no longer has it"),
    "add_to_calendar": ("加入行事曆（.ics）", "添加到日历（.ics）", "Add to calendar (.ics)"),
    "name_side": ("側欄", None, "Side"),
    "name_side_away": ("收起側欄", None, "Collapse the side"),
    "name_side_back": ("打開側欄", None, "Open the side"),
    "name_screens": ("各頁", None, "Screens"),
    "name_calendar": ("選日期", None, "Choose a date"),
    "name_pages": ("分頁", None, "Pages"),
    "name_page_before": ("上一頁", None, "Previous page"),
    "name_page_after": ("下一頁", None, "Next page"),
    "name_rating": ("這個回答對嗎", None, "Is this right"),
    "name_right": ("對", None, "Right"),
    "name_wrong": ("不對", None, "Wrong"),
    "name_files": ("選檔案", "选文件", "Choose files"),
    "name_send": ("送出", "发送", "Send"),
    "name_clear": ("清除", None, "Clear"),
    "name_open": ("打開", None, "Open"),
    "name_to_main": ("跳到主要內容", None, "Skip to main content"),
    "name_year": ("年", None, "year"),
    "name_month": ("月", None, "month"),
    "name_day": ("日", None, "day"),
    "name_list": ("清單", "列表", "List"),
    "name_timeline": ("時間軸", None, "Time line"),
    "no_screen": ("沒有這一頁", None, "There is no such page"),
    "no_screen_lead": (
        "網址可能抄錯了。從上面選一頁，或找一則公告：",
        "网址可能抄错了。从上面选一页，或找一条公告：",
        "The address may be wrong. Choose a page above, or look for an announcement:",
    ),
    "not_found_page": ("找不到這則公告", "找不到这条公告", "There is no such announcement"),
    "not_found_lead": (
        "它可能被移除了，或網址抄錯了。找找看：",
        None,
        "It may have been removed, or the address is wrong. Look for it:",
    ),
    "went_wrong": (
        "這一頁出了問題；在這之前做好的都還在。請重新整理再試；還是不行，看終端機裡寫了什麼。",
        None,
        "Something went wrong on this screen; what was done before it is kept. Reload; if it stays, see what the terminal says.",
    ),
    "to_search": ("回到搜尋", "回到搜索", "Back to search"),
    # --- command line ---
    "result_added": ("已加入", "已添加", "added"),
    "result_new_version": ("新版本", None, "new version"),
    "result_unchanged": ("沒有變化", None, "unchanged"),
    "result_copy": ("副本", None, "copy"),
    "result_failed": ("失敗", None, "failed"),
    "undo_hint": (
        "復原這次加入：gonggao undo {batch}",
        "撤销这次添加：gonggao undo {batch}",
        "To undo: gonggao undo {batch}",
    ),
    "list_found": ("新 {n} · 已有 {m}", None, "new {n} · known {m}"),
    "list_cut": ("（還有更多，這次不看）", None, " (there is more, not looked at this time)"),
    "list_ask": ("加入這 {n} 頁？", "添加这 {n} 页？", "Add these {n}?"),
    "list_yes": (
        "沒有加入；加上 --yes 就會加入",
        "没有添加；加上 --yes 就会添加",
        "Nothing was added; repeat with --yes",
    ),
    "source_pause": ("已暫停：{id}", None, "Paused: {id}"),
    "source_resume": ("恢復抓取：{id}", None, "Fetched again from now on: {id}"),
    "source_remove": (
        "已移除來源，公告都還在；放回：gonggao bring-back {id}",
        None,
        "Removed; its announcements stay. To undo: gonggao bring-back {id}",
    ),
    "removed_now": (
        "已移除；三十天內可以放回：gonggao bring-back {id}",
        None,
        "Removed. You can bring it back within 30 days: gonggao bring-back {id}",
    ),
    "brought_back": ("已放回：{id}", None, "Brought back: {id}"),
    "undone": ("已復原：{n} 則公告", "已撤销：{n} 条公告", "Undone: {n} announcement(s)"),
    "passed_over": (
        "略過 {n} 個不是網頁的檔案：{names}",
        "略过 {n} 个不是网页的文件：{names}",
        "Passed over {n} file(s) that are no pages: {names}",
    ),
    "examples_removed": ("已移除 {n} 則範例", "已移除 {n} 条示例", "Removed {n} example(s)"),
    "more_hits": (
        "顯示 {n} 則，共 {total} 則；接下來：--offset {offset}",
        "显示 {n} 条，共 {total} 条；接下来：--offset {offset}",
        "{n} of {total}; next: --offset {offset}",
    ),
    "probably": ("可能是 {v}。", None, "Probably {v}."),
    "no_doubts": ("沒有這樣的疑點", None, "No such doubts"),
    "decided_accept": ("已採用，現在是：{span}", None, "Accepted: {span}"),
    "decided_correct": ("已改定：{span}", None, "Corrected: {span}"),
    "decided_keep": ("保留原文：{span}", None, "Left as written: {span}"),
    "decided_dismiss": ("不是問題：{span}", None, "Not a problem: {span}"),
    "decided_undo": ("已復原，又是疑點：{span}", "已撤销，又是疑点：{span}", "Undone, in doubt again: {span}"),
    "decided_undo_earlier": (
        "已復原，之前的決定仍算數：{span}",
        "已撤销，之前的决定仍算数：{span}",
        "Undone; the decision before counts: {span}",
    ),
    "to_confirm_too": (
        "另有 {n} 個疑點的前後文變了，待確認：gonggao review list --state to_confirm",
        None,
        "{n} more are to be confirmed, their words changed: gonggao review list --state to_confirm",
    ),
    "vectors_wanted": (
        "有 {n} 則要用原有的字詞才找得到，換個說法還找不到；gonggao serve 會在空閒時補上，或執行 gonggao reindex",
        "有 {n} 条要用原有的字词才找得到，换个说法还找不到；gonggao serve 会在空闲时补上，或运行 gonggao reindex",
        "{n} are found by their own words, not yet in other words: gonggao serve sees to it when idle, or run gonggao reindex",
    ),
    "vectors_begun": (
        "讓 {n} 則換個說法也找得到；可以隨時中斷，下次接著做",
        "让 {n} 条换个说法也找得到；可以随时中断，下次接着做",
        "Making {n} found in other words too; break it off whenever you like, the next time goes on",
    ),
    "vectors_made": (
        "{n} 則換個說法也找得到了",
        "{n} 条换个说法也找得到了",
        "{n} are now found in other words too",
    ),
    "reindexed": ("已重建索引：{n} 則公告", "已重建索引：{n} 条公告", "Index rebuilt: {n} announcement(s)"),
    "bad_line": (
        "第 {n} 行不是 JSON 物件；請改這一行",
        "第 {n} 行不是 JSON 对象；请改这一行",
        "Line {n} is no JSON object; mend it",
    ),
    "bad_case": (
        "這一行缺少欄位或欄位不對（{reason}）；各欄位見 README",
        "这一行缺少字段或字段不对（{reason}）；各字段见 README",
        "A field of this line is missing or wrong ({reason}); README names the fields",
    ),
    "os_error": ("{file}：{reason}", None, "{file}: {reason}"),
    "unexpected": (
        "出了沒有料到的錯（{reason}）。在這之前做好的都還在；設 GONGGAO_DEBUG=1 再跑一次可看到細節",
        None,
        "Something unforeseen happened ({reason}). What was done before it is kept; run again with GONGGAO_DEBUG=1 for the details",
    ),
    "drain_failed": (
        "索引沒有更新，稍後再試：{reason}",
        None,
        "The index was not updated and is tried again soon: {reason}",
    ),
    "page_fault": (
        "讀這一頁時出了錯（{reason}）；這一頁沒有加入，其他的照常。請回報這個錯",
        "读这一页时出了错（{reason}）；这一页没有添加，其他的照常。请报告这个错",
        "Reading this page failed ({reason}); it was not taken in, the others were. Please report it",
    ),
    "serving": (
        "gonggao 在 {url}（Ctrl-C 結束）",
        None,
        "gonggao is at {url} (Ctrl-C ends it)",
    ),
    "taking_in": ("從 {folder} 加入 {n} 頁", "从 {folder} 添加 {n} 页", "Took in {n} page(s) of {folder}"),
    "take_in_failed": ("{file} 沒有加入：{reason}", "{file} 没有添加：{reason}", "{file} was not taken in: {reason}"),
    "watch_added": ("來源有新公告：{source}", None, "New: {source}"),
    "watch_copy": ("來源有新副本：{source}", None, "New, a copy: {source}"),
    "watch_new_version": ("來源有新版本：{source}", None, "Changed: {source}"),
    "watch_failed": ("抓取失敗 {source}：{reason}", None, "Failed: {source}: {reason}"),
    "watch_stopped": ("沒有抓取來源：{reason}", None, "Sources were not fetched: {reason}"),
    "port_taken": (
        "{host}:{port} 已經有別的程式在用；換一個：--port {other}",
        "{host}:{port} 已经有别的程序在用；换一个：--port {other}",
        "Something else is at {host}:{port}; choose another: --port {other}",
    ),
    "page_ended": ("網頁程式結束了（{status}）", "网页程序结束了（{status}）", "The page's process ended ({status})"),
}


NAMED = 5  # files by their names, before the rest is only counted
QUOTES = str.maketrans("「」『』", "“”‘’")  # the marks that Simplified text uses


@cache
def _text(lang: Lang, key: str) -> str:
    hant, hans, english = TABLE[key]
    if lang == "en":
        return english
    if lang == "hant":
        return hant
    return hans if hans is not None else to_hans(hant).translate(QUOTES)


def say(lang: Lang, key: str, **values: Any) -> str:
    """The words of a key, with its values in them. Raises KeyError for an unknown key."""
    text = _text(lang, key)
    return text.format(**values) if values else text


def tell(lang: Lang, message: Message) -> str:
    """A message (key and values) in words."""
    return say(lang, **message)


def length(lang: Lang, seconds: int) -> str:
    """A length of time in the largest unit that it is a whole number of: 21600 → 6 小時."""
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        if seconds % size == 0:
            return say(lang, f"length_{unit}", n=seconds // size)
    return ""


def badge(lang: Lang, status: Status, day: Callable[[str], str] = str) -> str:
    """A status in a few words: 開放至 2023-02-20, 執行中, 狀態待定 …; `day` says how a day is told."""
    if status.doubt:
        return say(lang, "status_unsure")
    if status.state == "upcoming":
        return say(lang, "opens_on", d=day(status.since or ""))
    if status.until is None:
        return say(lang, "in_force")
    return say(lang, "open_until" if status.state == "open" else "closed_on", d=day(status.until))


def bound(value: str, last: bool = False) -> str:
    """One end of a window, or an hour alone (T17:00:00); 24:00 of a last day is told as that, not as 00:00 of the next."""
    if last and value.endswith("T00:00:00"):
        if value.startswith("T"):
            return "24:00"
        day = datetime.date.fromisoformat(value[:10]) - datetime.timedelta(days=1)
        return f"{day.isoformat()} 24:00"
    day_part, _, time = value.partition("T")
    return " ".join(part for part in (day_part, time[:5] if time.endswith(":00") else time) if part)


def span_of_days(lang: Lang, start: str | None, end: str | None, mod: str | None) -> str:
    """A window's value: `2023-02-15 – 2023-04-30`, one day, or one side of it."""
    if mod in ("until", "before") or (end and not start):
        return say(lang, "until", d=bound(end or start or "", last=True)) if end or start else ""
    if mod in ("since", "after") or (start and not end):
        return say(lang, "since", d=bound(start or end or ""))
    if not start or not end:
        return ""
    if start == end:
        return bound(start)
    first, last = bound(start), bound(end, last=True)
    same_day = " " in first and " " in last and first[:10] == last[:10]
    return f"{first} – {last[11:] if same_day else last}"


def decided_value(lang: Lang, window: Window) -> str:
    """The value that somebody decided; "" where he left as it is written what is no day."""
    decided = window.decided
    if decided is None or not (decided.start or decided.end if window.mod else decided.start and decided.end):
        return ""
    return span_of_days(lang, decided.start, decided.end, window.mod)


def passed_over(lang: Lang, files: Sequence[str]) -> str:
    """Which files were no pages: how many, and the first of them by their names."""
    names = [file.rsplit("/", 1)[-1] for file in files[:NAMED]]
    return say(lang, "passed_over", n=len(files), names=", ".join([*names, *(["…"] if len(files) > NAMED else [])]))


def beside(answer: Answer, also: Also) -> str:
    """The key of the words over what is told beside an answer: the announcement that the answer is of is no other one."""
    if answer.citation and answer.citation.id == also.citation.id:
        return "says_too"
    return "differs" if also.differs else "also"


def said(lang: Lang, window: Window) -> str:
    """A window's value for a line of text: decided, with what is written and what was done, else as it stands."""
    if window.decided:
        value = decided_value(lang, window)
        note = say(lang, "did_keep")
        if (window.decided.start, window.decided.end) != (window.start, window.end):
            note = say(lang, "written_as", v=window.span)
        elif value:
            note = f"{say(lang, 'written_only', v=window.span)}{'; ' if lang == 'en' else '；'}{note}"
        return f"{value or window.span} ({note})" if lang == "en" else f"{value or window.span}（{note}）"
    if window.says is not None:
        return window.says
    if in_doubt(window):
        return window.span
    return span_of_days(lang, window.start, window.end, window.mod) or window.span


def sentence(lang: Lang, flag: Flag) -> str:
    """What a flag says, as one sentence; its kind where a flag stored by another version lacks a value or a key."""
    message = {
        name: say(lang, "pasted_text") if name != "key" and str(value).startswith("paste:") else value
        for name, value in flag.message.items()
    }
    try:
        return tell(lang, message)
    except KeyError:
        return say(lang, flag.kind)
