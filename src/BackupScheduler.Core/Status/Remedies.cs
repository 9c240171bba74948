namespace BackupScheduler.Core.Status;

/// <summary>What to do where something could not be read, by the code of the failure.</summary>
internal static class Remedies
{
    public static string OfFailure(string code) => code switch
    {
        "AssumeRoleFailed" => "deploy the StackSet of member-roles.yaml to the account, with your role as OperatorRoleArn or MaintenanceRoleArn; --direct reads your own account as yourself",
        "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" => "update the StackSet of member-roles.yaml: the Operator role lacks what the message names, or a policy denies it",
        "WrongScope" => "see to which endpoint the calls go: it answers for another account or Region",
        _ => "try again; if it stays, see what the message says",
    };

    public static string OfVault(string code) => code == "AssumeRoleFailed"
        ? "deploy vault.yaml to the vault account, with your role as its OperatorRoleArn"
        : "see VAULT_BUCKET and VAULT_ACCOUNT, and the rights of backup-scheduler-vault/VaultReader";
}
