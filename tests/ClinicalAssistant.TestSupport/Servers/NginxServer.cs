using System.Diagnostics;
using System.Globalization;

namespace ClinicalAssistant.TestSupport;

/// <summary>nginx of Debian's package as a balancer on a random loopback port; a replica that does not answer is passed over.</summary>
public sealed class NginxServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private NginxServer(Process process, string folder, int port)
    {
        (_process, _folder) = (process, folder);
        Client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = TimeSpan.FromMinutes(4) };
    }

    /// <summary>Why tests that need it are skipped, where it is absent; else null.</summary>
    public static string? Absent => LocalServers.Has("nginx") ? null : "nginx is not installed (Debian: nginx-light).";

    /// <summary>A client of it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts a balancer before these ports; null where nginx is absent.</summary>
    public static async Task<NginxServer?> StartAsync(IEnumerable<int> replicas)
    {
        if (Absent is not null)
            return null;
        var folder = Directory.CreateTempSubdirectory("clinical-nginx").FullName;
        var port = LocalServers.FreePort();
        var servers = string.Concat(replicas.Select(replica => string.Create(CultureInfo.InvariantCulture, $"    server 127.0.0.1:{replica} max_fails=1 fail_timeout=1s;\n")));
        var configuration = $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log /dev/null;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
              upstream replicas {
            {{servers}}  }
              server {
                listen 127.0.0.1:{{port.ToString(CultureInfo.InvariantCulture)}};
                location / {
                  proxy_pass http://replicas;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_set_header Host $host;
                  proxy_set_header X-Forwarded-For $remote_addr;
                  proxy_buffering off;
                  proxy_next_upstream error timeout non_idempotent;
                }
              }
            }
            """;
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, configuration);
        var process = LocalServers.Start(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx", ["-c", file, "-p", folder]);
        await LocalServers.UntilOpenAsync(port, process);
        return new NginxServer(process, folder, port);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
