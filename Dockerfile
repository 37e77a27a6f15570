FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE NOTICE ./
COPY bot bot
COPY config config
COPY migrations migrations
RUN python -m venv /app \
 && /app/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock \
 && /app/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-index --no-build-isolation . \
 && /app/bin/pip uninstall --yes ruff mypy librt mypy-extensions ast-serialize hypothesis pytest pytest-asyncio \
    types-pyyaml hatchling editables pip

FROM python:3.12-slim
COPY --from=build /app /app
RUN useradd --create-home --uid 10001 uavwatch && install -d -o uavwatch /data
USER uavwatch
WORKDIR /data
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1
VOLUME /data
ENTRYPOINT ["uavwatch"]
CMD ["run"]
