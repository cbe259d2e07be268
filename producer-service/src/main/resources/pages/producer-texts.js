export const en = {
	'title': 'Send messages',

	'run.title': 'Start a run', 'run.count': 'Messages', 'run.pace': 'Pace', 'run.pace-interval': 'One each …',
	'run.pace-rate': 'So many a second', 'run.pace-flat': 'As fast as it goes', 'run.interval': 'Interval',
	'run.interval-hint': 'Such as 100ms or 2s', 'run.rate': 'Messages a second', 'run.users': 'Different keys',
	'run.topic': 'Topic', 'run.acks': 'acks', 'run.acks-all': 'all', 'run.acks-1': '1 (leader)', 'run.acks-0': '0 (none)', 'run.start': 'Start', 'run.cancel': 'Cancel this run', 'run.none': 'No run yet. The defaults send the 100 messages of the case in 10 s.',
	'run.of': 'Run {id}', 'run.progress': 'Acknowledged or failed', 'run.acked': 'Acknowledged', 'run.failed': 'Failed',
	'run.rate-now': 'A second', 'run.left': 'Time left', 'run.took': 'Took', 'run.p50': 'p50', 'run.p95': 'p95', 'run.p99': 'p99',
	'run.p99-ms': 'p99 latency', 'run.some': '{done} of {all}', 'run.latency': 'Latency so far',
	'run.per-second': 'Acknowledged', 'run.a-second': 'a second', 'run.RUNNING': 'running', 'run.COMPLETED': 'completed', 'run.CANCELLED': 'cancelled', 'run.FAILED': 'failed',
	'run.began': 'Run {id} has started', 'run.ended': 'Run {id} is {state}: {acked} acknowledged, {failed} failed',
	'run.gone': 'Run {id} is no longer remembered', 'run.error': '{count} × {error}',

	'runs.title': 'The latest runs, side by side', 'runs.caption': 'Runs, the latest first. Those that are checked are in the plots', 'runs.none': 'No run yet',
	'runs.run': 'Run', 'runs.compare': 'Compare', 'runs.compare-run': 'Compare run {id}', 'runs.began': 'Started', 'runs.acks': 'acks', 'runs.topic': 'Topic',
	'runs.state': 'State', 'runs.per-second': 'A second', 'runs.show': 'Show', 'runs.show-run': 'Show run {id}', 'runs.label': 'acks {acks}, {time}',
	'runs.rate': 'Acknowledged', 'runs.mean': 'On average', 'runs.latency': 'Latency',

	'message.title': 'One message', 'message.kind': 'What', 'message.kind-message': 'Message to test-topic', 'message.kind-input': 'Message to input-topic',
	'message.kind-text': 'Text to input-topic', 'message.id': 'id', 'message.value': 'value', 'message.user': 'user_id, the key', 'message.timestamp': 'timestamp',
	'message.timestamp-hint': 'Seconds since 1970; now if left empty', 'message.key': 'Key', 'message.text': 'Text', 'message.send': 'Send',
	'message.stored': 'Stored in {topic}, partition {partition}, offset {offset}', 'message.sent': 'What was stored from here, the latest first',
	'message.offset': 'Offset', 'message.partition': 'Partition', 'message.topic': 'Topic', 'message.when': 'Timestamp',
	'message.not-sent': 'It was not sent: send it again.', 'message.unknown': 'It may be stored: sending it again may store it twice.',

	'file.title': 'A file of messages', 'file.file': 'File', 'file.hint': 'NDJSON: a message on each line, however many', 'file.topic': 'Topic', 'file.send': 'Send the file', 'file.cancel': 'Stop',
	'file.none': 'file: expected one to be chosen', 'file.progress': 'Sent of the file', 'file.sent': '{sent} of {all}', 'file.waiting': 'All of it is sent; waiting for acknowledgements',
	'file.stopped': 'Stopped. What was sent by then may be stored.', 'file.received': 'Lines', 'file.acked': 'Acknowledged', 'file.rejected': 'Not messages', 'file.failed': 'Failed',
	'file.done': '{name}: {acked} of {received} lines acknowledged', 'file.errors': 'Lines that were not acknowledged', 'file.line': 'Line', 'file.detail': 'Why',
};

export const zh = {
	'title': '发送消息',

	'run.title': '启动一次运行', 'run.count': '消息数', 'run.pace': '节奏', 'run.pace-interval': '固定间隔',
	'run.pace-rate': '固定速率', 'run.pace-flat': '尽可能快', 'run.interval': '间隔',
	'run.interval-hint': '例如 100ms 或 2s', 'run.rate': '每秒消息数', 'run.users': '不同键的数量',
	'run.topic': '主题', 'run.acks': 'acks', 'run.acks-all': 'all', 'run.acks-1': '1(领导者)', 'run.acks-0': '0(不确认)', 'run.start': '启动', 'run.cancel': '取消此运行', 'run.none': '还没有运行。默认设置会在 10 秒内发送案例的 100 条消息。',
	'run.of': '运行 {id}', 'run.progress': '已确认或失败', 'run.acked': '已确认', 'run.failed': '失败',
	'run.rate-now': '每秒', 'run.left': '剩余时间', 'run.took': '用时', 'run.p50': 'p50', 'run.p95': 'p95', 'run.p99': 'p99',
	'run.p99-ms': 'p99 延迟', 'run.some': '{done} / {all}', 'run.latency': '累计延迟',
	'run.per-second': '已确认', 'run.a-second': '每秒', 'run.RUNNING': '运行中', 'run.COMPLETED': '已完成', 'run.CANCELLED': '已取消', 'run.FAILED': '失败',
	'run.began': '运行 {id} 已启动', 'run.ended': '运行 {id} {state}:{acked} 条已确认,{failed} 条失败',
	'run.gone': '运行 {id} 已不再保留', 'run.error': '{count} × {error}',

	'runs.title': '最近的运行,并列比较', 'runs.caption': '运行列表,最新的在前。勾选的运行显示在图中', 'runs.none': '还没有运行',
	'runs.run': '运行', 'runs.compare': '比较', 'runs.compare-run': '比较运行 {id}', 'runs.began': '开始时间', 'runs.acks': 'acks', 'runs.topic': '主题',
	'runs.state': '状态', 'runs.per-second': '每秒', 'runs.show': '查看', 'runs.show-run': '查看运行 {id}', 'runs.label': 'acks {acks},{time}',
	'runs.rate': '已确认', 'runs.mean': '平均', 'runs.latency': '延迟',

	'message.title': '单条消息', 'message.kind': '类型', 'message.kind-message': '发往 test-topic 的消息', 'message.kind-input': '发往 input-topic 的消息',
	'message.kind-text': '发往 input-topic 的文本', 'message.id': 'id', 'message.value': 'value', 'message.user': 'user_id(键)', 'message.timestamp': 'timestamp',
	'message.timestamp-hint': '自 1970 年起的秒数;留空即当前时间', 'message.key': '键', 'message.text': '文本', 'message.send': '发送',
	'message.stored': '已存入 {topic},分区 {partition},偏移量 {offset}', 'message.sent': '从本页存入的消息,最新的在前',
	'message.offset': '偏移量', 'message.partition': '分区', 'message.topic': '主题', 'message.when': '时间戳',
	'message.not-sent': '消息未发送,请重新发送。', 'message.unknown': '消息可能已存储,重新发送可能会重复。',

	'file.title': '消息文件', 'file.file': '文件', 'file.hint': 'NDJSON:每行一条消息,行数不限', 'file.topic': '主题', 'file.send': '发送文件', 'file.cancel': '停止',
	'file.none': 'file: 请选择一个文件', 'file.progress': '文件发送进度', 'file.sent': '{sent} / {all}', 'file.waiting': '已全部发送,正在等待确认',
	'file.stopped': '已停止。此前发送的内容可能已存储。', 'file.received': '行数', 'file.acked': '已确认', 'file.rejected': '不是消息', 'file.failed': '失败',
	'file.done': '{name}:{received} 行中 {acked} 行已确认', 'file.errors': '未确认的行', 'file.line': '行', 'file.detail': '原因',
};
