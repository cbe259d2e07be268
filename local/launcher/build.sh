# To be sourced, by ./run and the commands of the lab: finds a Java and builds what is not built of the three services and
# of $program, the module whose jar is started (local/launcher or lab).
# Sets $here, the directory of the project, $java, and $jar, the program's jar.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
services='producer-service consumer-service streams-service'
jar=$here/$program/target/${program##*/}.jar

fail() {
	printf '%s\n' "$@" >&2
	exit 1
}

# The major version of a java, "17" from "17.0.15" and "8" from "1.8.0_402".
java_major() {
	"$1" -XshowSettings:properties -version 2>&1 |
		sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}\([0-9]*\).*/\2/p'
}

find_java() {
	if [ -n "${JAVA_HOME:-}" ]; then
		java=$JAVA_HOME/bin/java
		[ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it." \
			'Set JAVA_HOME to a JDK 17 or newer, or unset it.'
	else
		java=$(command -v java) || fail 'There is no Java: install a JDK 17 or newer, or set JAVA_HOME to one.'
	fi
	major=$(java_major "$java")
	[ "${major:-0}" -ge 17 ] || fail "$java is Java ${major:-of an unknown version}: the suite needs a JDK 17 or newer." \
		'Set JAVA_HOME to one.'
}

# Whether a jar is missing, or something has changed since the last build: the program's jar is made anew each time, last of
# all.
stale() {
	for module in $services; do
		[ -f "$here/$module/target/$module.jar" ] || return 0
	done
	[ -f "$jar" ] || return 0
	changed=$(cd "$here" && find pom.xml security $services support local "$program" \( -name target -o -path '*/src/test' \) -prune -o \
		\( -name pom.xml -o -path '*/src/main/*' -o -path 'security/*' \) -newer "$jar" -print | head -n 1)
	[ -n "$changed" ]
}

build() {
	command -v mvn >/dev/null || fail 'The suite is not built yet, and there is no Maven: install Maven 3.8 or newer.'
	version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
	case $version in
		'' | [12].* | 3.[0-7]) fail "Maven is ${version:-of an unknown version}: the suite needs Maven 3.8 or newer." ;;
	esac
	echo 'Building the suite (the first time Maven downloads what it needs, which takes some minutes) ...'
	mkdir -p "$here/target"
	# Without the lists of what is in the jars: making them takes longer than all else. mvn package makes them.
	if ! mvn -B -q -ntp -f "$here/pom.xml" -pl "${services// /,},$program" -am -Dmaven.test.skip -Dcyclonedx.skip package >"$here/target/build.log" 2>&1; then
		tail -n 40 "$here/target/build.log" >&2
		fail "The build failed; its whole output is in $here/target/build.log"
	fi
}

find_java
if stale; then
	build
fi
