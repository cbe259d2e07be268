export const en = {
	'title': 'What is counted',

	'counts.title': 'Counts of each key and window', 'counts.bars': 'Records of each key, by window', 'counts.unit': 'records', 'counts.none': 'Nothing is counted yet',
	'counts.window': '{from} to {to}', 'counts.hint': 'Windows of {window}. The newest {windows} windows and the first {keys} keys are in the plot',
	'counts.incomplete': 'Not all of it: {reasons}', 'counts.sources': 'Where the counts come from', 'counts.instance': 'Instance', 'counts.role': 'Role',
	'counts.active': 'owner', 'counts.standby': 'copy', 'counts.partitions': 'Partitions', 'counts.lag': 'Behind its changelog',

	'topology.title': 'Topology', 'topology.drawing': 'Drawing of the topology; its text is below', 'topology.text': 'As text', 'topology.state': 'State', 'topology.instance': 'This instance',
	'topology.application': 'Application', 'topology.rate': 'Committed here', 'topology.a-second': 'a second', 'topology.tasks': 'Tasks of this instance', 'topology.task': 'Task', 'topology.thread': 'Thread',
	'topology.kind': 'Holds it as', 'topology.offsets': 'Committed', 'topology.none': 'This instance has no task now',
};

export const zh = {
	'title': '计数情况',

	'counts.title': '各键与各窗口的计数', 'counts.bars': '各键的记录数(按窗口)', 'counts.unit': '条', 'counts.none': '还没有计数',
	'counts.window': '{from} 至 {to}', 'counts.hint': '窗口长度 {window}。图中为最新的 {windows} 个窗口和前 {keys} 个键',
	'counts.incomplete': '不完整:{reasons}', 'counts.sources': '计数的来源', 'counts.instance': '实例', 'counts.role': '角色',
	'counts.active': '所有者', 'counts.standby': '副本', 'counts.partitions': '分区', 'counts.lag': '落后于变更日志',

	'topology.title': '拓扑', 'topology.drawing': '拓扑图;文字见下方', 'topology.text': '文字', 'topology.state': '状态', 'topology.instance': '本实例',
	'topology.application': '应用', 'topology.rate': '本实例已提交', 'topology.a-second': '每秒', 'topology.tasks': '本实例的任务', 'topology.task': '任务', 'topology.thread': '线程',
	'topology.kind': '持有方式', 'topology.offsets': '已提交', 'topology.none': '本实例目前没有任务',
};
