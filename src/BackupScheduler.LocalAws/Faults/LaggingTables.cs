using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Faults;

/// <summary>ListTables that does not show tables made a moment ago. The emulator is asked for each table's age, since listings do not tell it.</summary>
internal sealed class LaggingTables(TimeSpan lag, AwsWire upstream) : IProxyBehaviour
{
    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (lag <= TimeSpan.Zero || !call.Is("dynamodb", "ListTables") || call.Answer is not { IsSuccess: true } answer)
        {
            return;
        }

        var page = Json.ObjectOrEmpty(answer.Body);
        var names = page["TableNames"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        var shown = await ShownAsync(call, names);
        if (shown.Count < names.Count)
        {
            call.Meet(new InjectedFault(FaultKind.Lag));
            page["TableNames"] = new JsonArray([.. shown.Select(name => JsonValue.Create(name))]);
            call.Answer = answer.WithBody(page);
        }
    }

    private async Task<List<string>> ShownAsync(ProxyCall call, List<string> names)
    {
        var shown = new List<string>();
        foreach (var name in names)
        {
            if (await CreatedAsync(call, name) is { } created && call.Started >= created + lag)
            {
                shown.Add(name);
            }
        }

        return shown;
    }

    /// <summary>Null when the table has gone meanwhile.</summary>
    private async Task<DateTimeOffset?> CreatedAsync(ProxyCall call, string table)
    {
        try
        {
            var answer = await upstream.CallAsync(JsonService.DynamoDb, "DescribeTable",
                new() { ["TableName"] = table }, new AwsPlace(call.Account, call.Region), call.Cancellation);
            return DateTimeOffset.UnixEpoch.AddSeconds(answer["Table"]!["CreationDateTime"]!.GetValue<double>());
        }
        catch (AwsWireException)
        {
            return null;
        }
    }
}
