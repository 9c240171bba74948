using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.Exports;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>How far back, and how near to now, a table can be restored or exported.</summary>
internal sealed record RecoveryWindow(DateTimeOffset Earliest, DateTimeOffset Latest);

/// <summary>Since when tables have point-in-time recovery, by the proxy's clock: the emulator knows the moment by its own, and its window does not move.</summary>
internal sealed class RecoveryBook(EmulatedTables tables, ExportSemanticsOptions options, TimeProvider time) : IProxyBehaviour
{
    private const int LongestPeriod = 35;

    /// <summary>With the emulator's own moment, which tells when it was switched behind the proxy's back, or the table made anew.</summary>
    private readonly ConcurrentDictionary<TableKey, (decimal Emulated, DateTimeOffset Since)> _known = new();

    public Task HandleAsync(ProxyCall call, Func<Task> next) => (call.Service, call.Operation) switch
    {
        ("dynamodb", "UpdateContinuousBackups") => UpdateAsync(call, next),
        ("dynamodb", "DescribeContinuousBackups") => DescribeAsync(call, next),
        _ => next(),
    };

    /// <summary>Null when it is off.</summary>
    /// <exception cref="AwsWireException">TableNotFoundException, or the emulator does not tell.</exception>
    public async Task<RecoveryWindow?> WindowAsync(TableKey table) => Window(table, await AskAsync(table));

    /// <summary>Switches it on as if that had been done earlier.</summary>
    public async Task SwitchOnAsync(TableKey table, DateTimeOffset since)
    {
        var answer = await tables.CallAsync(table.Place, "UpdateContinuousBackups", new()
        {
            ["TableName"] = table.Name,
            ["PointInTimeRecoverySpecification"] = new JsonObject { ["PointInTimeRecoveryEnabled"] = true },
        });
        _known[table] = (Emulated(Recovery(answer))!.Value, since);
    }

    private static JsonObject Recovery(JsonObject answer) =>
        answer["ContinuousBackupsDescription"]!["PointInTimeRecoveryDescription"]!.AsObject();

    private static decimal? Emulated(JsonObject recovery) => (string?)recovery["PointInTimeRecoveryStatus"] == "ENABLED"
        ? recovery["EarliestRestorableDateTime"]!.GetValue<decimal>()
        : null;

    private async Task<JsonObject> AskAsync(TableKey table) =>
        Recovery(await tables.CallAsync(table.Place, "DescribeContinuousBackups", new() { ["TableName"] = table.Name }));

    private async Task UpdateAsync(ProxyCall call, Func<Task> next)
    {
        var table = TableKey.Of(call, (string?)call.Input["TableName"] ?? "");
        var before = await TryAskAsync(table);
        await next();
        if (call.Answer is not { IsSuccess: true } answer)
        {
            return;
        }

        // Switching on what is on changes nothing.
        if (before is null && Emulated(Recovery(Json.ObjectOrEmpty(answer.Body))) is { } emulated)
        {
            _known[table] = (emulated, time.GetUtcNow());
        }

        Complete(call, table, answer);
    }

    private async Task<decimal?> TryAskAsync(TableKey table)
    {
        try
        {
            return Emulated(await AskAsync(table));
        }
        catch (AwsWireException)
        {
            return null;
        }
    }

    private async Task DescribeAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (call.Answer is { IsSuccess: true } answer)
        {
            Complete(call, TableKey.Of(call, (string?)call.Input["TableName"] ?? ""), answer);
        }
    }

    private void Complete(ProxyCall call, TableKey table, ProxyAnswer answer)
    {
        var body = Json.ObjectOrEmpty(answer.Body);
        var recovery = Recovery(body);
        if (Window(table, recovery) is { } window)
        {
            recovery["EarliestRestorableDateTime"] = EpochSeconds.Of(window.Earliest);
            recovery["LatestRestorableDateTime"] = EpochSeconds.Of(window.Latest);
            call.Answer = answer.WithBody(body);
        }
    }

    private RecoveryWindow? Window(TableKey table, JsonObject recovery)
    {
        if (Emulated(recovery) is not { } emulated)
        {
            return null;
        }

        var since = _known.TryGetValue(table, out var known) && known.Emulated == emulated ? known.Since : EpochSeconds.Read(emulated);
        var now = time.GetUtcNow();
        var period = TimeSpan.FromDays((int?)recovery["RecoveryPeriodInDays"] ?? LongestPeriod);
        // To the whole second: clients cut the moments that they name.
        var earliest = EpochSeconds.Whole(since > now - period ? since : now - period);
        var latest = now - options.RecoveryLag;
        return new(earliest, latest > earliest ? latest : earliest);
    }
}
