# docker build -t almoner . && docker run --env-file .env -p 8080:8080 almoner
# The two images are the only things that come from elsewhere than Maven Central.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN mvn -B -ntp -q -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/almoner.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home almoner
WORKDIR /almoner
# what changes least comes first, so that a new version replaces the last layer only
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# glibc keeps less that nobody uses where threads share few arenas
ENV MALLOC_ARENA_MAX=2
USER 10001
EXPOSE 8080
# java itself is process 1 and hears the host's request to stop; JAVA_TOOL_OPTIONS adds to these,
# _JAVA_OPTIONS replaces them; what they are for: docs/decisions/0013-memory-and-start.md
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=60", \
 "-XX:NewSize=64m", "-XX:MaxNewSize=64m", "-XX:SurvivorRatio=2", "-XX:TieredStopAtLevel=1", \
 "-XX:MaxMetaspaceSize=160m", "-XX:ReservedCodeCacheSize=64m", "-XX:+ExitOnOutOfMemoryError", \
 "-Dsun.net.http.retryPost=false", "-Dlogging.structured.format.console=ecs", "org.springframework.boot.loader.launch.JarLauncher"]
