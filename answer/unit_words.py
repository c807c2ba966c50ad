"""The words that stand behind a number: units of money, lengths of time, shares, and all that is counted (`UNITS`, longest first)."""

from __future__ import annotations

MONEY = ("元", "块钱", "美元", "港元", "欧元", "日元", "英镑", "人民币", "大洋", "金币", "万元", "亿元")
LENGTHS = tuple(
    "年 个月 月 周 星期 天 日 小时 个小时 分钟 秒 工作日 个工作日 工作天 个工作天 自然日 个自然日 学期 毫秒 个月内".split()
)
# lengths of time that are said in two ways
OF_TIME = {"日": "天", "时": "小时", "钟头": "小时", "星期": "周", "礼拜": "周", "季度": "季"}
PERCENT = ("%", "个点", "个百分点", "成", "‰")
UNITS = sorted(
    (*MONEY, *LENGTHS, *PERCENT)
    + tuple(
        "年级 公顷 公尺 公升 公吨 平方公尺 平方公里 海里 英尺 坪 平方米 平米 平方 立方米 公里 千米 公分 厘米 毫米 公斤 千克 毫克 微克 毫升 英寸 寸 千瓦 块 ℃ 度 岁 周岁 人次 人 名 位 家 户 套 台 件 张 座 次 场 辆"
        " 条 项 种 类 份 只 支 把 本 册 篇 个 字 页 节 门 组 批 期 路 站 楼 层 间 吨 克 斤 米 亩 升 席 票 分 级 倍 箱 袋 瓶 包 双 对"
        " 棵 株 头 匹 艘 架 枚 颗 集 部 款 步 单 托 所 座城市 车次 班 声 面 幅 首 句 轮 届 号 万辆 开 折 角 盒 罐 桶 堂 桌 幢 栋 队 捆 副 顶 筐 趟 遍 圈 束 尾 格 榻 柜 杯 碗 题 卷 学时 课时 学分 积分 粒 片 例 处 针 剂 盏 扇 宗 笔 梯次 梯 科 封 餐 顿 足岁".split()
    ),
    key=len,
    reverse=True,
)
