# syntax=docker/dockerfile:1
# Two stages: build and publish with the SDK, run on the ASP.NET runtime as a user without rights, on a read-only file system.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY . .
RUN dotnet publish src/ClinicalAssistant.Cli -c Release -r linux-$(case "$TARGETARCH" in arm64) echo arm64;; *) echo x64;; esac) --self-contained false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The one folder that is written: conversations and the record. Mount a volume there.
RUN mkdir -p /data && chown 1654:1654 /data && chmod 0700 /data
WORKDIR /app
COPY --from=build --chown=root:root /app .
ENV CLINICAL_HOME=/data \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_TieredPGO=0
USER 1654:1654
VOLUME ["/data"]
EXPOSE 5080
HEALTHCHECK --interval=15s --timeout=3s --start-period=10s --retries=3 CMD ["./clinical", "doctor", "--url", "http://127.0.0.1:5080"]
ENTRYPOINT ["./clinical"]
CMD ["serve", "--urls", "http://0.0.0.0:5080"]
