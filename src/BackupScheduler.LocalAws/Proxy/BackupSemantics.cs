using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy.Restores;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>What DynamoDB does with backups and the emulator does not: pages, filters, CREATING, TableId, name rules.</summary>
internal sealed partial class BackupSemantics(BackupSemanticsOptions options, AwsWire upstream, TimeProvider time)
    : IProxyBehaviour, IDisposable
{
    private readonly BackupPages _pages = new(options.Order, options.Seed);
    private readonly ListingSnapshots _snapshots = new(time);
    private readonly TableIds _tableIds = new(upstream);

    public Task HandleAsync(ProxyCall call, Func<Task> next) => (call.Service, call.Operation) switch
    {
        ("dynamodb", "CreateBackup") => CreateAsync(call, next),
        ("dynamodb", "DescribeBackup") => DescribeAsync(call, next),
        ("dynamodb", "DeleteBackup") => DeleteAsync(call, next),
        ("dynamodb", "ListBackups") => ListAsync(call, next),
        ("dynamodb", "CreateTable" or "DescribeTable" or "DeleteTable") => TableAsync(call, next),
        _ => next(),
    };

    public void Dispose() => _tableIds.Dispose();

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$")]
    private static partial Regex BackupName();

    private static string Place(ProxyCall call) => $"{call.Account}/{call.Region}";

    private async Task CreateAsync(ProxyCall call, Func<Task> next)
    {
        var name = (string?)call.Input["BackupName"] ?? "";
        if (!BackupName().IsMatch(name))
        {
            call.Answer = AwsError.Of(call, 400, "ValidationException", ListBackupsQuery.Invalid(name, "backupName",
                "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]{3,255}"));
            return;
        }

        await ChangingAsync(call, next);
        if (Success(call) is not { } answer)
        {
            return;
        }

        var details = answer["BackupDetails"]!;
        details["BackupStatus"] = options.CreatingFor > TimeSpan.Zero ? "CREATING" : "AVAILABLE";
        call.Answer = call.Answer!.WithBody(answer);
    }

    private async Task DescribeAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (Success(call) is not { } answer)
        {
            return;
        }

        var details = answer["BackupDescription"]!["BackupDetails"]!;
        details["BackupStatus"] = Status(details["BackupArn"]!.GetValue<string>());
        var table = answer["BackupDescription"]!["SourceTableDetails"]!.AsObject();
        table["TableId"] = TableIds.Of(table["TableArn"]!.GetValue<string>(), table["TableCreationDateTime"]!);
        table["BillingMode"] = TableTemplate.BillingMode(table, []);
        call.Answer = call.Answer!.WithBody(answer);
    }

    private async Task DeleteAsync(ProxyCall call, Func<Task> next)
    {
        var arn = (string?)call.Input["BackupArn"] ?? "";
        if (Status(arn) == "CREATING")
        {
            call.Answer = AwsError.Of(call, 400, "BackupInUseException", $"Backup is being created: {arn}");
            return;
        }

        await ChangingAsync(call, next);
    }

    private async Task ListAsync(ProxyCall call, Func<Task> next)
    {
        var (query, error) = ListBackupsQuery.Read(call.Input);
        if (query is null)
        {
            call.Answer = AwsError.Of(call, 400, "ValidationException", error);
            return;
        }

        if (await ListingAsync(call, query, next) is not { } listing)
        {
            return;
        }

        var (page, last) = _pages.Cut(Shown(call, listing), query);
        var place = new AwsPlace(call.Account, call.Region);
        var ids = await Task.WhenAll(page.Select(b => _tableIds.OfBackupAsync(place, b.Arn)));
        var answer = new JsonObject
        {
            ["BackupSummaries"] = new JsonArray([.. page.Select((b, i) => b.ToJson(Status(b.Arn), ids[i]))]),
        };
        if (last is not null)
        {
            answer["LastEvaluatedBackupArn"] = last;
        }

        call.Answer = ProxyAnswer.Of(200, JsonService.DynamoDb.ContentType, answer.ToJsonString());
    }

    // Listings are consistent in the end only; a page that is asked for later may show more than one that came before.
    private IReadOnlyList<BackupSummary> Shown(ProxyCall call, IReadOnlyList<BackupSummary> listing)
    {
        if (options.ListingLag <= TimeSpan.Zero)
        {
            return listing;
        }

        var now = time.GetUtcNow();
        var shown = listing.Where(b => BackupSummary.TryCreated(b.Arn, out var created) && now >= created + options.ListingLag).ToList();
        if (shown.Count < listing.Count)
        {
            call.Meet(new InjectedFault(FaultKind.Lag));
        }

        return shown;
    }

    /// <summary>Null when the emulator has answered with an error, which then stands.</summary>
    private async Task<IReadOnlyList<BackupSummary>?> ListingAsync(ProxyCall call, ListBackupsQuery query, Func<Task> next)
    {
        if (query.After is not null && _snapshots.Find(Place(call), query.Table) is { } kept)
        {
            return kept;
        }

        var version = _snapshots.Version(Place(call));
        await next();
        if (call.Answer is not { IsSuccess: true } answer)
        {
            return null;
        }

        var listing = BackupSummary.ReadAll(answer.Body);
        _snapshots.Keep(Place(call), query.Table, version, listing);
        return listing;
    }

    private static async Task TableAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (Success(call) is { } answer && (answer["Table"] ?? answer["TableDescription"]) is { } table
            && table["CreationDateTime"] is { } created)
        {
            table["TableId"] = TableIds.Of(table["TableArn"]!.GetValue<string>(), created);
            call.Answer = call.Answer!.WithBody(answer);
        }
    }

    private async Task ChangingAsync(ProxyCall call, Func<Task> next)
    {
        try
        {
            await next();
        }
        finally
        {
            _snapshots.Changed(Place(call));
        }
    }

    private string Status(string arn) =>
        BackupSummary.TryCreated(arn, out var created) && time.GetUtcNow() < created + options.CreatingFor ? "CREATING" : "AVAILABLE";

    private static JsonObject? Success(ProxyCall call) =>
        call.Answer is { IsSuccess: true } answer ? Json.ObjectOrEmpty(answer.Body) : null;
}
