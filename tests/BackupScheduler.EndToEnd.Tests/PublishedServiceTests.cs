using System.IO.Compression;
using System.Text.Json;
using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Processes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd;

/// <summary>The published executable: how it starts, and what becomes of it when something goes wrong. Whole runs: <see cref="Deployed.DeployedServiceTests"/>.</summary>
public sealed class PublishedServiceTests(PublishedFunctions published) : IClassFixture<PublishedFunctions>
{
    [Fact]
    public void The_publish_prints_no_trim_or_native_code_warning()
    {
        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(published.IsNative, Path.GetFileName(published.Program.FileName) == "bootstrap");
    }

    // Lambda fetches and unpacks it at each cold start. Packed as the package command packs it; the portable program is not deployed.
    [Fact]
    public void Zipped_it_takes_at_most_six_megabytes()
    {
        if (!published.IsNative) return;
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntryFromFile(published.Program.FileName, "bootstrap", CompressionLevel.SmallestSize);
        Assert.InRange(zip.Length, 1, 6_000_000);
    }

    [Theory]
    [InlineData("policyEnforcer")]
    [InlineData("worker")]
    [InlineData("")]
    public async Task An_unknown_handler_ends_at_start_with_the_list_of_valid_ones(string handler)
    {
        var (exitCode, output) = await RunBareAsync(("_HANDLER", handler), ("AWS_REGION", "us-east-1"));

        Assert.Equal(1, exitCode);
        var line = Assert.Single(output);
        Assert.StartsWith("_HANDLER: ", line, StringComparison.Ordinal);
        Assert.EndsWith("ScheduleAccounts, ScheduleTables, Worker, PolicyEnforcer", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_and_malformed_settings_end_at_start_with_a_line_each()
    {
        var (exitCode, output) = await RunBareAsync(
            ("_HANDLER", "Worker"), ("AWS_REGION", "us-east-1"), ("BACKUP_RETENTION", "0"), ("CREATE_RATE", "fast"));

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["BACKUP_RETENTION", "CREATE_RATE", "DEAD_LETTER_QUEUE_URL", "TABLE_QUEUE_URL"],
            output.Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_killed_worker_leaves_every_table_with_exactly_one_backup_of_the_run()
    {
        await using var service = await ServiceInstallation.StartAsync();
        for (var i = 0; i < 30; i++) await service.Seeder.Tables.CreateAsync(ServiceInstallation.Home, $"Table-{i:00}", items: 0);
        await service.StartFunctionsAsync(published, ("REVIEW_DELAY_SECONDS", "3"));
        var now = DateTimeOffset.UtcNow;
        var running = service.RunAsync(now);
        while (service.Proxy.Log.Count("CreateBackup") < 5) await Task.Delay(10);
        service.Worker.KillAll();

        await running;

        var left = (await service.Reader.BackupsAsync(ServiceInstallation.Home)).CountBy(backup => backup.TableName).ToDictionary();
        Assert.Equal(30, left.Count);
        Assert.All(left.Values, count => Assert.Equal(1, count));
        Assert.Empty(await service.DeadLettersAsync());
        Assert.True(service.Worker.Starts > 1);
    }

    [Theory]
    [InlineData("""{"version":2,"kind":"BackUpTable"}""", "version")]
    [InlineData("""{"version":1,"kind":"MakeCoffee"}""", "kind")]
    [InlineData("""{"version":1,"kind":"BackUpTable","run":"20261122T010000Z","account":"123456789012","region":"us-east-1","check":false}""", "table")]
    [InlineData("not json", "body")]
    public async Task A_malformed_item_becomes_a_dead_letter_with_its_reason_at_once(string body, string field)
    {
        await using var service = await ServiceInstallation.StartAsync();
        await service.StartFunctionsAsync(published);
        await new QueueSeeder(service.Wire).SendAsync(ServiceInstallation.Home, service.TableQueue.Url, body);

        await service.DrainAsync();

        var letter = Assert.Single(await service.DeadLettersAsync());
        Assert.Equal(body, letter.Body);
        Assert.Equal("MalformedItem", letter.Attributes["ErrorCode"]);
        Assert.StartsWith(field + ":", letter.Attributes["ErrorMessage"], StringComparison.Ordinal);
        Assert.All(service.Lines, line => JsonDocument.Parse(line).Dispose());
    }

    private async Task<(int ExitCode, IReadOnlyList<string> Output)> RunBareAsync(params (string Name, string Value)[] variables)
    {
        var command = published.Program with
        {
            Environment = variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value),
        };
        var (exitCode, output) = await WatchedProcess.RunAsync(command, TimeSpan.FromSeconds(30), null, CancellationToken.None);
        return (exitCode, output.Lines);
    }
}
