using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Proxy;
using Xunit.Abstractions;

namespace BackupScheduler.EndToEnd;

/// <summary>The figure that the design promises: one create and one delete a table, and a few pages for all of them.</summary>
public sealed class TwoHundredTablesTests(PublishedFunctions published, ITestOutputHelper output) : IClassFixture<PublishedFunctions>
{
    private const int Tables = 200;
    private const int Keep = 5;

    [Fact]
    public async Task Two_hundred_tables_cost_one_create_and_one_delete_each_and_at_most_eighteen_listings()
    {
        await using var service = await ServiceInstallation.StartAsync(
            new AwsProxyOptions { Backups = new BackupSemanticsOptions { CreatingFor = TimeSpan.Zero } });
        var now = DateTimeOffset.UtcNow;
        var older = await SeedAsync(service, now);
        await service.StartFunctionsAsync(published, ("BACKUP_RETENTION", $"{Keep}"), ("REVIEW_DELAY_SECONDS", "45"));
        service.Proxy.Log.Clear();

        await service.RunAsync(now);

        var listings = service.Proxy.Log.Count("ListBackups") + service.Proxy.Log.Count("ListTables");
        output.WriteLine(string.Join(", ", service.Proxy.Log.CountsByOperation().Select(count => $"{count.Key} {count.Value}")));
        foreach (var line in service.Lines.Where(line => line.Contains("\"level\":\"Warning\"", StringComparison.Ordinal))) output.WriteLine(line);
        foreach (var call in service.Proxy.Log.Calls.Where(call => call.Duration > TimeSpan.FromSeconds(2))) output.WriteLine(call.ToString());
        Assert.Equal(Tables, service.Proxy.Log.Count("CreateBackup"));
        Assert.Equal(Tables, service.Proxy.Log.Count("DeleteBackup"));
        Assert.True(listings <= 18, $"{listings} listings");
        var expected = older.Skip(1).Append(OwnBackups.NameAt(now)).Order(StringComparer.Ordinal).ToList();
        var left = (await service.Reader.BackupsAsync(ServiceInstallation.Home)).ToLookup(backup => backup.TableName);
        Assert.Equal(Tables, left.Count);
        Assert.All(left, table => Assert.Equal(expected, table.Select(backup => backup.Name).Order(StringComparer.Ordinal)));
        Assert.Empty(await service.DeadLettersAsync());
    }

    private static async Task<IReadOnlyList<string>> SeedAsync(ServiceInstallation service, DateTimeOffset now)
    {
        var older = Enumerable.Range(1, Keep).Reverse().Select(hours => OwnBackups.NameAt(now.AddHours(-hours))).ToList();
        for (var i = 0; i < Tables; i++)
        {
            var table = $"Table-{i:000}";
            await service.Seeder.Tables.CreateAsync(ServiceInstallation.Home, table, items: 0);
            foreach (var name in older) await service.Seeder.Tables.BackUpAsync(ServiceInstallation.Home, table, name);
        }

        return older;
    }
}
