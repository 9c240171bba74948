namespace BackupScheduler.Core.Accounts;

/// <summary>One account of the organization, as a fact.</summary>
/// <param name="Id">Its twelve digits.</param>
/// <param name="Name">Its display name; not unique.</param>
/// <param name="State">Its state when it was listed.</param>
public sealed record OrganizationAccount(AccountId Id, string Name, AccountState State);
