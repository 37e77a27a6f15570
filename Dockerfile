# syntax=docker/dockerfile:1
FROM python:3.12-slim AS build
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
# The slow part first, so that it is kept as long as the lock file stays the same. Nothing of dev gets in.
COPY requirements.lock deploy/lock_part.py ./
RUN python lock_part.py requirements.lock > run.lock \
 && python lock_part.py requirements.lock hatchling > build.lock \
 && python -m venv --without-pip /app \
 && python -m pip --python /app/bin/python install --require-hashes -r run.lock \
 && python -m venv /builder \
 && /builder/bin/pip install --require-hashes -r build.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY bot bot
COPY config config
COPY migrations migrations
RUN /builder/bin/hatchling build -t wheel -d /wheel \
 && python -m pip --python /app/bin/python install --no-deps --no-index /wheel/*.whl
# docker build --build-arg NATIVE=yes: the reader compiled to C beside its source; some minutes more, and 2 GB of memory
ARG NATIVE=
COPY deploy/native.py deploy/native.py
RUN if [ -n "$NATIVE" ]; then \
      apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev \
      && python lock_part.py requirements.lock mypy setuptools types-pyyaml > native.lock \
      && /builder/bin/pip install --require-hashes -r run.lock -r native.lock \
      && /builder/bin/python deploy/native.py /native && cd /native \
      && cp --parents $(find . -name '*.so') "$(/app/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"; \
    fi \
 && /app/bin/uavwatch config check

FROM python:3.12-slim
LABEL org.opencontainers.image.title="uavwatch" \
      org.opencontainers.image.description="Official Telegram posts about UAV interceptions, kept as a traceable record and sent as digests" \
      org.opencontainers.image.licenses="MIT"
RUN useradd --create-home --uid 10001 uavwatch && install -d -o uavwatch -m 0700 /data
COPY --from=build /app /app
USER 10001
WORKDIR /data
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=15s --start-period=120s --retries=3 CMD ["uavwatch", "status", "--alive"]
ENTRYPOINT ["uavwatch"]
CMD ["run"]
