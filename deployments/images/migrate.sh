#!/bin/sh
# The command of the image migrate: what ./briefwissel migrate does, with the master key out of the environment.
set -eu
umask 077
export BRIEFWISSEL_DATA=/scratch/data
mkdir -p "$BRIEFWISSEL_DATA"
printf %s "$BRIEFWISSEL_STORE_MASTER_KEY" >"$BRIEFWISSEL_DATA/master.key"
exec java -Djava.io.tmpdir=/scratch -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  --add-opens java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp '/app/app/*:/app/lib/main/*:/app/lib/boot/*' eu.briefwissel.local.Migrate
