using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Tests.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Faults;

/// <summary>A proxy with faults, and what calls come to behind it.</summary>
internal static class FaultFixture
{
    public static readonly CallMatch ListTables = new("dynamodb", "ListTables");

    public static readonly CallMatch CreateBackup = new("dynamodb", "CreateBackup");

    public static Task<ProxyFixture> StartAsync(MotoServer moto, params FaultRule[] rules) => SeededAsync(moto, 1, rules);

    public static Task<ProxyFixture> SeededAsync(MotoServer moto, int seed, params FaultRule[] rules) =>
        ProxyFixture.StartAsync(moto, new AwsProxyOptions { Behaviours = [new FaultInjection(seed, rules)] });

    /// <summary>`200`, `400 ThrottlingException`, or `0` for a connection that ended early.</summary>
    public static async Task<string> OutcomeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "200";
        }
        catch (AwsWireException e)
        {
            return $"{e.Status} {e.Code}".Trim();
        }
        catch (HttpRequestException)
        {
            return "0";
        }
    }

    public static Task<string> ListTablesAsync(this ProxyFixture proxy, AwsPlace place) =>
        OutcomeAsync(() => proxy.Wire.CallAsync(JsonService.DynamoDb, "ListTables", [], place));

    public static Task<string> BackUpAsync(this ProxyFixture proxy, AwsPlace place, string table) =>
        OutcomeAsync(() => proxy.Seeder.Tables.BackUpAsync(place, table, "backup"));
}
