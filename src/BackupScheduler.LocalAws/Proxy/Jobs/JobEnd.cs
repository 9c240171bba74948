namespace BackupScheduler.LocalAws.Proxy.Jobs;

/// <summary>How a job came out. <see cref="FailureCode"/> is null for a success.</summary>
/// <param name="Items">Exported, or imported.</param>
/// <param name="Bytes">Of the items exported, or of the objects read.</param>
/// <param name="Read">Lines that an import read, whatever became of them.</param>
/// <param name="Errors">Of them, those that it could not use.</param>
internal sealed record JobEnd(long Items, long Bytes, long Read = 0, long Errors = 0, string? FailureCode = null, string? FailureMessage = null)
{
    public string Status => FailureCode is null ? "COMPLETED" : "FAILED";

    public static JobEnd Failed(string code, string message) => new(0, 0, FailureCode: code, FailureMessage: message);
}
