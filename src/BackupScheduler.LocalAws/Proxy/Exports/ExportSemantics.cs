using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>Exports to S3 in the emulator's place, which writes no manifests, knows no windows and names its exports wrongly.</summary>
internal sealed class ExportSemantics(
    ExportSemanticsOptions options, EmulatedTables tables, RecoveryBook recovery, TableLogs logs, AwsWire wire, TimeProvider time)
    : IProxyBehaviour, IDisposable
{
    private static readonly JobPage Page = new("ExportSummaries", "MaxResults");

    private readonly JobBook<ExportRequest> _jobs = new(time);
    private readonly ExportRecords _records = new(logs, options);
    private readonly ExportWriter _writer = new(wire, options);

    // One at a time, so that of two calls with one token the second finds the first's export.
    private readonly SemaphoreSlim _beginning = new(1);

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        switch (call.Service, call.Operation)
        {
            case ("dynamodb", "ExportTableToPointInTime"):
                call.Answer = await ExportAsync(call);
                break;
            case ("dynamodb", "DescribeExport"):
                call.Answer = await DescribeAsync(call);
                break;
            case ("dynamodb", "ListExports"):
                call.Answer = await Page.AnswerAsync(call, _jobs, async job => ExportDescription.Summary(job, await job.EndAsync(time.GetUtcNow())));
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

    private static ProxyAnswer Answer(Job<ExportRequest> job, JobEnd? end) => ProxyAnswer.Of(200, JsonService.DynamoDb.ContentType,
        new JsonObject { ["ExportDescription"] = ExportDescription.Of(job, end) }.ToJsonString());

    private async Task<ProxyAnswer> DescribeAsync(ProxyCall call)
    {
        var arn = (string?)call.Input["ExportArn"] ?? "";
        return _jobs.Find(new AwsPlace(call.Account, call.Region), arn) is { } job
            ? Answer(job, await job.EndAsync(time.GetUtcNow()))
            : new Refusal("ExportNotFoundException", $"Export not found: {arn}").Answer(call);
    }

    private async Task<ProxyAnswer> ExportAsync(ProxyCall call)
    {
        await _beginning.WaitAsync(call.Cancellation);
        try
        {
            return await BeginOrRepeatAsync(call);
        }
        catch (AwsWireException e)
        {
            // The table has gone meanwhile, or IAM is enforced and the proxy has no key.
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
        if (ExportRequest.Check(call.Input) is { } wrong)
        {
            return wrong.Answer(call);
        }

        if (_jobs.Repeated(place, (string?)call.Input["ClientToken"]) is { } begun)
        {
            return begun.Parameters == JobBook<ExportRequest>.Parameters(call.Input)
                ? Answer(begun, await begun.EndAsync(time.GetUtcNow()))
                : new Refusal("ExportConflictException", "The client token was used with other parameters.").Answer(call);
        }

        if (_jobs.Running(place) >= options.MostConcurrent)
        {
            return new Refusal("LimitExceededException", $"Up to {options.MostConcurrent} exports may run at once.").Answer(call);
        }

        return await BeginAsync(call, place);
    }

    private async Task<ProxyAnswer> BeginAsync(ProxyCall call, AwsPlace place)
    {
        var table = TableKey.Of(call, (string)call.Input["TableArn"]!);
        if (await tables.FindAsync(table) is not { } facts || (string)call.Input["TableArn"]! != table.Arn)
        {
            return new Refusal("TableNotFoundException", $"Table not found: {table.Name}").Answer(call);
        }

        if (await recovery.WindowAsync(table) is not { } window)
        {
            return new Refusal("PointInTimeRecoveryUnavailableException", $"Point in time recovery is not enabled for table '{table.Name}'").Answer(call);
        }

        var request = ExportRequest.Read(call, facts, window.Latest);
        return request.Window.Against(window, options) is { } refusal ? refusal.Answer(call) : await BeginAsync(call, place, request);
    }

    private async Task<ProxyAnswer> BeginAsync(ProxyCall call, AwsPlace place, ExportRequest request)
    {
        var now = time.GetUtcNow();
        var arn = $"{request.Table.Key.Arn}/export/{JobBook<ExportRequest>.NewId(now)}";
        var records = await _records.OfAsync(request);
        var failure = await FailureAsync(request, arn);
        Job<ExportRequest>? job = null;
        job = new Job<ExportRequest>(request, place, arn, request.Table.Key.Arn, (string?)call.Input["ClientToken"],
            JobBook<ExportRequest>.Parameters(call.Input), now, now + options.Takes)
        {
            Work = () => failure is null ? WriteAsync(job!, records) : Task.FromResult(failure),
        };
        await _jobs.BeginAsync(job);
        return Answer(job, null);
    }

    private async Task<JobEnd?> FailureAsync(ExportRequest request, string arn)
    {
        var facts = new ExportFacts(arn, request.Table.Key.Arn, request.Bucket, request.BucketOwner, request.Prefix, request.Window.IsIncremental);
        return options.FailWith?.Invoke(facts) is { } failure
            ? JobEnd.Failed(failure.Code, failure.Message)
            : await _writer.StartAsync(request, new ExportLayout(request.Prefix, arn[(arn.LastIndexOf('/') + 1)..], request.Window.IsIncremental));
    }

    private Task<JobEnd> WriteAsync(Job<ExportRequest> job, IReadOnlyList<ExportRecord> records)
    {
        var layout = ExportDescription.Layout(job);
        return _writer.WriteAsync(job.Request, layout, records, end => ExportManifests.Summary(job, layout, end));
    }
}
