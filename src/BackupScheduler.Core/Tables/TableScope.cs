using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Tables;

/// <summary>One account in one Region: the unit of listing, pacing and review, because AWS's rates hold per account and Region.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The Region.</param>
public readonly record struct TableScope(AccountId Account, Region Region)
{
    /// <summary><c>account/region</c>.</summary>
    public override string ToString() => $"{Account}/{Region}";
}
