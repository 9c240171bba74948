namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Selects calls; null means any.</summary>
public sealed record CallMatch(string? Service = null, string? Operation = null, string? Account = null, string? Region = null)
{
    public bool Matches(ProxyCall call) =>
        (Service ?? call.Service) == call.Service && (Operation ?? call.Operation) == call.Operation
        && (Account ?? call.Account) == call.Account && (Region ?? call.Region) == call.Region;
}
