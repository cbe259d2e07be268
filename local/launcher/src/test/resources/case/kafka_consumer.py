# The case's consumer, with the address, the topic and the number of messages as arguments, and a group of its own.
# Prints the value of each message in a line; fails when fewer come in time.
import sys

from kafka import KafkaConsumer

address, topic, count = sys.argv[1], sys.argv[2], int(sys.argv[3])

consumer = KafkaConsumer(
    topic,
    bootstrap_servers=[address],
    value_deserializer=lambda m: m.decode('utf-8', 'replace'),
    key_deserializer=lambda k: k.decode('utf-8') if k else None,
    auto_offset_reset='earliest',
    enable_auto_commit=True,
    group_id='case-' + topic,
    consumer_timeout_ms=30000
)

for number, message in enumerate(consumer, 1):
    print(message.value)
    if number == count:
        sys.exit(0)
sys.exit('only %d of %d messages of %s in time' % (number, count, topic))
