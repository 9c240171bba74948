using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.Exports;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Imports;

/// <summary>Imports from S3 in the emulator's place, which does not look into another account's bucket.</summary>
internal sealed class ImportSemantics(ExportSemanticsOptions options, EmulatedTables tables, AwsWire wire, TimeProvider time)
    : IProxyBehaviour, IDisposable
{
    private static readonly JobPage Page = new("ImportSummaryList", "PageSize");

    private readonly JobBook<ImportRequest> _jobs = new(time);
    private readonly ImportRunner _runner = new(tables, wire);
    private readonly SemaphoreSlim _beginning = new(1);

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        switch (call.Service, call.Operation)
        {
            case ("dynamodb", "ImportTable"):
                call.Answer = await ImportAsync(call);
                break;
            case ("dynamodb", "DescribeImport"):
                call.Answer = await DescribeAsync(call);
                break;
            case ("dynamodb", "ListImports"):
                call.Answer = await Page.AnswerAsync(call, _jobs, async job => ImportDescription.Summary(job, await job.EndAsync(time.GetUtcNow())));
                break;
            case ("dynamodb", "DescribeTable"):
                await next();
                ShowCreating(call);
                break;
            default:
                await next();
                break;
        }
    }

    public void Dispose()
    {
        _jobs.Dispose();
        _beginning.Dispose();
    }

    private static ProxyAnswer Answer(Job<ImportRequest> job, JobEnd? end) => ProxyAnswer.Of(200, JsonService.DynamoDb.ContentType,
        new JsonObject { ["ImportTableDescription"] = ImportDescription.Of(job, end) }.ToJsonString());

    private async Task<ProxyAnswer> DescribeAsync(ProxyCall call)
    {
        var arn = (string?)call.Input["ImportArn"] ?? "";
        return _jobs.Find(new AwsPlace(call.Account, call.Region), arn) is { } job
            ? Answer(job, await job.EndAsync(time.GetUtcNow()))
            : new Refusal("ImportNotFoundException", $"Import not found: {arn}").Answer(call);
    }

    /// <summary>A table is CREATING for as long as its import takes.</summary>
    private void ShowCreating(ProxyCall call)
    {
        if (call.Answer is not { IsSuccess: true } answer || Json.ObjectOrEmpty(answer.Body) is not { } body || body["Table"] is not { } table)
        {
            return;
        }

        var imports = _jobs.List(new AwsPlace(call.Account, call.Region), (string?)table["TableArn"], null);
        if (imports.Any(job => job.IsRunning(time.GetUtcNow())))
        {
            table["TableStatus"] = "CREATING";
            call.Answer = answer.WithBody(body);
        }
    }

    private async Task<ProxyAnswer> ImportAsync(ProxyCall call)
    {
        await _beginning.WaitAsync(call.Cancellation);
        try
        {
            return await BeginOrRepeatAsync(call);
        }
        catch (AwsWireException e)
        {
            // The emulator does not want such a table: CreateTable's words are ImportTable's.
            return AwsError.Of(call, e.Status, e.Code, e.Text);
        }
        finally
        {
            _beginning.Release();
        }
    }

    private async Task<ProxyAnswer> BeginOrRepeatAsync(ProxyCall call)
    {
        var place = new AwsPlace(call.Account, call.Region);
        if (ImportRequest.Check(call.Input) is { } wrong)
        {
            return wrong.Answer(call);
        }

        if (_jobs.Repeated(place, (string?)call.Input["ClientToken"]) is { } begun)
        {
            return begun.Parameters == JobBook<ImportRequest>.Parameters(call.Input)
                ? Answer(begun, await begun.EndAsync(time.GetUtcNow()))
                : new Refusal("ImportConflictException", "The client token was used with other parameters.").Answer(call);
        }

        return _jobs.Running(place) >= options.MostConcurrentImports
            ? new Refusal("LimitExceededException", $"Up to {options.MostConcurrentImports} imports may run at once.").Answer(call)
            : await BeginAsync(call, place);
    }

    private async Task<ProxyAnswer> BeginAsync(ProxyCall call, AwsPlace place)
    {
        var table = TableKey.Of(call, (string)call.Input["TableCreationParameters"]!["TableName"]!);
        // An existing table refuses this with ResourceInUseException, as it does on AWS.
        await tables.CallAsync(place, "CreateTable", ImportRequest.ToCreateTable(call.Input));
        var made = await tables.FindAsync(table) ?? throw new InvalidOperationException($"{table} has gone at once.");
        var (request, now) = (ImportRequest.Read(call, made), time.GetUtcNow());
        var job = new Job<ImportRequest>(
            request, place, $"{table.Arn}/import/{JobBook<ImportRequest>.NewId(now)}", table.Arn, (string?)call.Input["ClientToken"],
            JobBook<ImportRequest>.Parameters(call.Input), now, now + options.ImportTakes)
        {
            Work = () => _runner.RunAsync(request),
        };
        await _jobs.BeginAsync(job);
        return Answer(job, null);
    }
}
