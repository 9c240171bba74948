using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Imports;

/// <summary>Reads what is to be imported as the bucket's owner, and writes it into the new table.</summary>
internal sealed class ImportRunner(EmulatedTables tables, AwsWire wire)
{
    /// <summary>After a failure nothing is left of the table.</summary>
    public async Task<JobEnd> RunAsync(ImportRequest request)
    {
        var end = await TryAsync(request);
        if (end.FailureCode is not null)
        {
            await tables.CallAsync(request.Made.Key.Place, "DeleteTable", new() { ["TableName"] = request.Made.Key.Name });
        }

        return end;
    }

    private async Task<JobEnd> TryAsync(ImportRequest request)
    {
        try
        {
            return await ImportAsync(request);
        }
        catch (AwsWireException e)
        {
            return e.Status == 403 ? JobEnd.Failed("S3AccessDenied", "Access Denied") : JobEnd.Failed("UNKNOWN", e.Message);
        }
        catch (HttpRequestException e)
        {
            return JobEnd.Failed("UNKNOWN", e.Message);
        }
    }

    private async Task<JobEnd> ImportAsync(ImportRequest request)
    {
        var s3 = new S3Wire(wire, request.Made.Key.Place with { Account = request.BucketOwner });
        if (!await s3.OwnsAsync(request.Bucket))
        {
            return JobEnd.Failed("S3NoSuchBucket", "The specified bucket does not exist");
        }

        var objects = await s3.ListAsync(request.Bucket, request.Prefix);
        if (objects.Count == 0)
        {
            return JobEnd.Failed("S3NoSuchKey", "The specified key does not exist");
        }

        var lines = new ImportedLines(request.Made);
        foreach (var found in objects)
        {
            lines.Add(await s3.GetAsync(request.Bucket, found.Key), request.IsPacked);
        }

        var errors = lines.Errors + await tables.PutAllAsync(request.Made.Key, lines.Items);
        return new JobEnd(lines.Read - errors, objects.Sum(found => found.Size), lines.Read, errors);
    }
}
