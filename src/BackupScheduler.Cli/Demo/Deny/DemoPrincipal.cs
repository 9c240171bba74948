using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>What a user or role of the demo is there to show.</summary>
internal enum DemoPrincipalCase
{
    /// <summary>Gets the deny, attached.</summary>
    Ordinary,

    /// <summary>No attachment is left: gets the deny inline.</summary>
    AtQuota,

    /// <summary>A role of the service that its templates make: gets the deny, attached.</summary>
    Deployed,

    /// <summary>The service's own worker, which its templates make: exempt.</summary>
    Worker,

    /// <summary>A role that only AWS Backup may assume: exempt.</summary>
    BackupService,

    /// <summary>A service-linked role: AWS lets nobody change it.</summary>
    ServiceLinked,

    /// <summary>A role of Identity Center: AWS lets nobody change it.</summary>
    IdentityCenter,
}

/// <summary>A user or role of the demo.</summary>
/// <param name="Account">Which of the accounts, from 0.</param>
/// <param name="Is">User or role, and its name.</param>
/// <param name="Path">With both slashes.</param>
/// <param name="Case">What it shows.</param>
internal sealed record DemoPrincipal(int Account, IamPrincipal Is, string Path, DemoPrincipalCase Case)
{
    /// <summary>Whether it must not be denied in the end.</summary>
    public bool IsExempt => Case is DemoPrincipalCase.Worker or DemoPrincipalCase.BackupService;

    /// <summary>Whether the templates make it.</summary>
    public bool IsDeployed => Case is DemoPrincipalCase.Deployed or DemoPrincipalCase.Worker;

    /// <summary>Whether AWS lets nobody change it.</summary>
    public bool IsProtected => Case is DemoPrincipalCase.ServiceLinked or DemoPrincipalCase.IdentityCenter;
}
