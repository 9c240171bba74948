namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>What can be called, counted and made to fail.</summary>
internal enum Operation
{
    ListAccounts,
    ListAccountsUnder,
    DescribeAccount,
    DescribeOrganization,
    AssumeRole,
    ListTables,
    ListBackups,
    CreateBackup,
    DeleteBackup,
    GetResources,
    ListPrincipals,
    FindPrincipal,
    FindInline,
    Attach,
    Detach,
    PutInline,
    DeleteInline,
    GetPolicy,
    GetPolicyVersion,
    ListVersions,
    CreatePolicy,
    CreateVersion,
    SetDefaultVersion,
    DeleteVersion,
    DeletePolicy,
    ListExports,
    DescribeExport,
    BeginExport,
    FindRecovery,
    EnableRecovery,
    DescribeTable,
    ListVault,
    ReadVault,
    WriteVault,
    Send,
    SendLetter,
    PutBack,
    PublishReview,
    PublishRun,
    HoldReports,
    CountReports,
    ReleaseReports,
    DeleteReports,
}

/// <summary>One call.</summary>
/// <param name="Operation">What was called.</param>
/// <param name="Subject">What about: a table, an ARN, a queue; empty where there is nothing to name.</param>
/// <param name="Number">Its number among the calls of the operation, from 1.</param>
/// <param name="At">When.</param>
internal sealed record Call(Operation Operation, string Subject, int Number, DateTimeOffset At);
