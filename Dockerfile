# The image of one of the services: docker build --build-arg SERVICE=producer-service .
# That of Kafka: docker build --target kafka .
# Builds with BuildKit and with the classic builder.
# Images are named by tag and not by digest: a digest names what one registry holds for one kind of machine, so a stand-in
# that was made or loaded here, without a registry, could never be taken (.ci/with-docker).
ARG SERVICE=producer-service

# The poms alone: the dependencies below are resolved anew only when one of these changes.
FROM maven:3.9-eclipse-temurin-25 AS poms
WORKDIR /src
COPY . .
RUN find . -type f ! -name pom.xml -delete && find . -type d -empty -delete

# No argument makes this stage different: the three images share it.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
ENV MAVEN_ARGS="-B -q -ntp -Dmaven.test.skip -Dspring-javaformat.skip -pl producer-service,consumer-service,streams-service,local/local-kafka -am"
COPY --from=poms /src .
RUN mvn package -Dspring-boot.repackage.skip -Dcyclonedx.skip
COPY . .
RUN mvn package && javac -d /health docker/HealthCheck.java

# Kafka's own, and what gives everybody a login there and the rights of security/acls.txt (docker/kafka). The directories are
# where volumes come to lie, which take their owner from here: the user that Kafka's image runs as.
FROM build AS access
RUN mkdir -p /access/opt/suite /access/etc/suite/kafka /access/etc/suite/logins \
 && cp docker/kafka/* local/local-kafka/target/local-kafka.jar /access/opt/suite \
 && mv /access/opt/suite/as-admin /access \
 && for service in *-service; do mkdir "/access/etc/suite/logins/$service"; done \
 && chmod 750 /access/etc/suite/* /access/etc/suite/logins/* \
 && find /access -exec touch -h -d 2026-01-01T00:00:00Z {} +

FROM apache/kafka:4.3.1 AS kafka
COPY --from=access /access/opt/suite/ /opt/suite/
COPY --from=access --chown=1000:1000 /access/etc/suite/ /etc/suite/
COPY --from=access /access/as-admin /usr/local/bin/
CMD ["/opt/suite/start"]

# One service, apart: dependencies change seldom, the application with each commit. Each layer is laid out from the root
# on, with directories and all, and everything gets one time: so the same commit gives the same layers.
FROM build AS layers
ARG SERVICE
RUN java -Djarmode=tools -jar "$SERVICE/target/$SERVICE.jar" extract --layers --application-filename app.jar \
      --destination /extracted \
 && for layer in dependencies spring-boot-loader snapshot-dependencies application; do \
      mkdir -p "/layers/$layer" && mv "/extracted/$layer" "/layers/$layer/app"; done \
 && mkdir -p /layers/health/app /layers/state/state && mv /health /layers/health/app/health \
 && if [ "$SERVICE" = producer-service ]; then echo '-XX:+ExitOnOutOfMemoryError'; fi >/layers/health/app/jvm.options \
 && find /layers -exec touch -h -d 2026-01-01T00:00:00Z {} +

# A start that ends when the service is ready, with a Kafka of its own beside it: what it loaded and linked, and what of it
# was hot, is mapped from a file at the next start. It is the one layer that no two builds have alike: the JVM also keeps
# what its threads did in that very run. A static archive of a sorted class list would be the same bytes each time, and saves
# a sixth of the processor time of producer-service's start where this saves two fifths.
FROM eclipse-temurin:25-jre AS training
COPY --from=build /src/local/local-kafka/target/local-kafka.jar /kafka/
COPY --from=build /src/local/local-kafka/target/lib/ /kafka/lib/
COPY --from=layers /layers/health/ /layers/dependencies/ /layers/spring-boot-loader/ /layers/snapshot-dependencies/ \
     /layers/application/ /
WORKDIR /app
RUN java -jar /kafka/local-kafka.jar & kafka=$!; \
    SERVER_PORT=8080 java -XX:AOTCacheOutput=app.aot -jar app.jar & app=$!; \
    ready() { java -XX:TieredStopAtLevel=1 -cp health HealthCheck http://localhost:8080/actuator/health/readiness; }; \
    for try in $(seq 120); do ready 2>/dev/null && break; kill -0 $app || exit 1; sleep 1; done; \
    ready && kill $app && { wait $app; kill $kafka; wait $kafka; mkdir -p /layers/app && mv app.aot /layers/app/; } \
 && find /layers -exec touch -h -d 2026-01-01T00:00:00Z {} +

FROM eclipse-temurin:25-jre AS producer-service
EXPOSE 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["java", "-Xmx16m", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-cp", "/app/health", "HealthCheck", "http://localhost:8081/actuator/health/readiness"]

FROM eclipse-temurin:25-jre AS consumer-service
EXPOSE 8082
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["java", "-Xmx16m", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-cp", "/app/health", "HealthCheck", "http://localhost:8082/actuator/health/readiness"]

FROM eclipse-temurin:25-jre AS streams-service
EXPOSE 8083
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["java", "-Xmx16m", "-XX:+UseSerialGC", \
  "-XX:TieredStopAtLevel=1", "-cp", "/app/health", "HealthCheck", "http://localhost:8083/actuator/health/readiness"]

FROM ${SERVICE}
ARG SERVICE
ARG REVISION=unknown
LABEL org.opencontainers.image.title="$SERVICE" \
      org.opencontainers.image.description="A service of the Kafka streaming suite" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre"
COPY --from=layers /layers/health/ /
COPY --from=layers /layers/dependencies/ /
COPY --from=layers /layers/spring-boot-loader/ /
COPY --from=layers /layers/snapshot-dependencies/ /
COPY --from=training /layers/ /
COPY --from=layers /layers/application/ /
# The only place beside /tmp that is written to; mount a volume to keep it.
COPY --from=layers --chown=10001:10001 /layers/state/ /
WORKDIR /app
# A container's own loopback reaches nobody: it listens on all of its addresses, where it does not start unless callers log
# in, or the network is said to be closed (suite.http.security).
ENV HOME=/tmp SPRING_KAFKA_STREAMS_STATEDIR=/state SERVER_ADDRESS=0.0.0.0
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
# A heap that begins with a tenth of the memory instead of a 64th is collected less often during the start.
# producer-service ends when it is out of memory: Kafka's sending thread would be dead. The others outlive a record that does
# not fit into the heap, and say where it is.
ENTRYPOINT ["java", "-XX:AOTCache=/app/app.aot", "-XX:InitialRAMPercentage=10", "-XX:MaxRAMPercentage=60", "@/app/jvm.options", "-jar", "/app/app.jar"]
