using System.Collections.Concurrent;
using System.Text.Json;
using System.Xml.Linq;
using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;

namespace BackupScheduler.EndToEnd;

/// <summary>What the published functions print: JSON objects alone, and nothing that must not be read by whoever reads logs.</summary>
public sealed class LogTests(PublishedFunctions published) : IClassFixture<PublishedFunctions>
{
    private static readonly string[] s_everyLogLine = ["time", "level", "function", "id", "event", "message"];

    [Fact]
    public async Task Every_line_is_a_log_line_or_metrics_and_none_holds_a_credential_an_external_id_or_a_message_body()
    {
        var credentials = new IssuedCredentials();
        await using var service = await ServiceInstallation.StartAsync(new AwsProxyOptions { Behaviours = [credentials] });
        var now = DateTimeOffset.UtcNow;
        await SeedAsync(service, now);
        await service.StartFunctionsAsync(
            published, ("REVIEW_DELAY_SECONDS", "1"), ("BACKUP_RETENTION", "1"), ("EXTERNAL_ID", "external-id-71"),
            ("AWS_ACCESS_KEY_ID", "key-id-72"), ("AWS_SECRET_ACCESS_KEY", "secret-key-73"), ("AWS_SESSION_TOKEN", "session-token-74"));
        await service.RunAsync(now);

        Assert.All(service.Lines, line => Assert.True(IsLogLine(line) || IsMetrics(line), line));
        Assert.NotEmpty(credentials.Secrets);
        string[] secrets = ["external-id-71", "secret-key-73", "session-token-74", "body-75", .. credentials.Secrets];
        Assert.All(secrets, secret => Assert.DoesNotContain(service.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
        string[] counted = ["BackedUp", "Verified", "Missing", "Pruned", "Kept", "Foreign", "DeadLettered", "Braked", "Superseded"];
        Assert.All(counted, metric => Assert.Contains(service.Lines, line => line.Contains($"\"{metric}\":", StringComparison.Ordinal)));
    }

    private static async Task SeedAsync(ServiceInstallation service, DateTimeOffset now)
    {
        foreach (var table in new[] { "Orders", "Refused" }) await service.Seeder.Tables.CreateAsync(ServiceInstallation.Home, table);
        await service.Seeder.Tables.BackUpAsync(ServiceInstallation.Home, "Orders", OwnBackups.NameAt(now.AddHours(-1)));
        service.Proxy.Canned.Respond(
            new CallMatch("dynamodb", "CreateBackup"),
            call => (string?)call.Input["TableName"] == "Refused" ? AwsError.AccessDenied(call) : null);
        var queues = new QueueSeeder(service.Wire);
        string[] bodies = ["body-75", """{"version":1,"kind":"BackUpTable","note":"body-75"}""", """{"note":"body-75","table":["body-75"""];
        foreach (var body in bodies) await queues.SendAsync(ServiceInstallation.Home, service.TableQueue.Url, body);
    }

    private static bool IsLogLine(string line)
    {
        using var json = JsonDocument.Parse(line);
        return s_everyLogLine.All(name => json.RootElement.TryGetProperty(name, out _));
    }

    private static bool IsMetrics(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("_aws", out var definition) && definition.TryGetProperty("CloudWatchMetrics", out _);
    }

    /// <summary>Remembers the secrets that AssumeRole gave out.</summary>
    private sealed class IssuedCredentials : IProxyBehaviour
    {
        private readonly ConcurrentBag<string> _secrets = [];

        public IReadOnlyCollection<string> Secrets => _secrets;

        public async Task HandleAsync(ProxyCall call, Func<Task> next)
        {
            await next();
            if (!call.Is("sts", "AssumeRole") || call.Answer is not { IsSuccess: true } answer) return;
            foreach (var element in XDocument.Parse(answer.Text).Descendants())
                if (element.Name.LocalName is "SecretAccessKey" or "SessionToken")
                    _secrets.Add(element.Value);
        }
    }
}
