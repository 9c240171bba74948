namespace BackupScheduler.LocalAws.Wire;

/// <summary>An account and a Region, as plain strings: what a raw request is aimed at.</summary>
public sealed record AwsPlace(string Account, string Region)
{
    /// <summary>The account that moto takes for any access key it does not know.</summary>
    public const string DefaultAccount = "123456789012";

    public override string ToString() => $"{Account}/{Region}";
}
