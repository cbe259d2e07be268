export const en = {
	'title': 'What is consumed',

	'lag.title': 'Lag', 'lag.records': 'Records that wait', 'lag.seconds': 'Age of the oldest', 'lag.rate': 'Received',
	'lag.a-second': 'a second', 'lag.trend': 'Trend',
	'lag.partitions': 'Partitions of the group', 'lag.partition': 'Partition', 'lag.here': 'Read here', 'lag.yes': 'yes', 'lag.no': 'no',
	'lag.received': 'Received here', 'lag.committed': 'Committed', 'lag.end': 'End', 'lag.age': 'Oldest', 'lag.held': 'Held back',
	'lag.caught-up': 'Caught up', 'lag.catching-up': 'Caught up in about {time}', 'lag.behind': 'Falling behind by {count} a second',
	'lag.steady': 'Neither more nor less', 'lag.unknown': 'Not known yet',
	'lag.curve': 'Records that wait, since this page is open',
	'lag.curve-rate': 'Received here, since this page is open', 'lag.a-record': 'records',

	'tail.title': 'Live messages', 'tail.topic': 'Topic', 'tail.all': 'all', 'tail.key': 'Key', 'tail.key-hint': 'All of it; empty for any',
	'tail.text': 'Text', 'tail.text-hint': 'In value, key or headers, among those shown', 'tail.pause': 'Pause', 'tail.go-on': 'Go on', 'tail.caption': 'Messages, the latest first',
	'tail.none': 'No message yet', 'tail.partition': 'Partition', 'tail.offset': 'Offset', 'tail.time': 'Time', 'tail.value': 'Value', 'tail.headers': 'Headers',
	'tail.arrived': '{count} arrived since this page is open', 'tail.left-out': '{count} were left out, as they came too fast',
	'tail.paused': '{count} arrived during this pause', 'tail.gap': 'Messages may be missing: the service does not remember the last one shown',
};

export const zh = {
	'title': '消费情况',

	'lag.title': '积压', 'lag.records': '等待中的记录', 'lag.seconds': '最早记录的等待时间', 'lag.rate': '已接收',
	'lag.a-second': '每秒', 'lag.trend': '趋势',
	'lag.partitions': '消费者组的分区', 'lag.partition': '分区', 'lag.here': '由本实例读取', 'lag.yes': '是', 'lag.no': '否',
	'lag.received': '本实例已接收', 'lag.committed': '已提交', 'lag.end': '末尾', 'lag.age': '最早', 'lag.held': '被事务挡住',
	'lag.caught-up': '已追上', 'lag.catching-up': '约 {time} 后追上', 'lag.behind': '每秒落后 {count} 条',
	'lag.steady': '不增不减', 'lag.unknown': '尚未知道',
	'lag.curve': '等待中的记录(自本页打开起)',
	'lag.curve-rate': '本实例接收(自本页打开起)', 'lag.a-record': '条',

	'tail.title': '实时消息', 'tail.topic': '主题', 'tail.all': '全部', 'tail.key': '键', 'tail.key-hint': '完整的键;留空表示任意',
	'tail.text': '文本', 'tail.text-hint': '在显示的消息的值、键或消息头中查找', 'tail.pause': '暂停', 'tail.go-on': '继续', 'tail.caption': '消息,最新的在前',
	'tail.none': '还没有消息', 'tail.partition': '分区', 'tail.offset': '偏移量', 'tail.time': '时间', 'tail.value': '值', 'tail.headers': '消息头',
	'tail.arrived': '自本页打开起收到 {count} 条', 'tail.left-out': '因到达过快而略去 {count} 条',
	'tail.paused': '暂停期间收到 {count} 条', 'tail.gap': '可能缺少消息:服务已不记得最后显示的那一条',
};
