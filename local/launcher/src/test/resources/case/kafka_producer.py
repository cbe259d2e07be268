# The case's producer, with the address and the number of messages as arguments, and without its pauses.
import json
import sys
import time

from kafka import KafkaProducer

producer = KafkaProducer(
    bootstrap_servers=[sys.argv[1]],
    value_serializer=lambda v: json.dumps(v).encode('utf-8'),
    key_serializer=lambda k: k.encode('utf-8') if k else None,
    acks='all',
    retries=3,
    max_in_flight_requests_per_connection=1
)

for i in range(int(sys.argv[2])):
    message = {
        'id': i,
        'timestamp': time.time(),
        'value': i * 10,
        'user_id': f'python_{i % 10}'
    }
    producer.send('test-topic', key=f'python_{i % 10}', value=message)

producer.flush()
producer.close()
