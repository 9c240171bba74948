using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Reading;

namespace BackupScheduler.EndToEnd.Enforcement;

/// <summary>The deny as the requirement gives it, and who has it.</summary>
internal static class Deny
{
    public const string Name = "DenyDynamoDBDeleteBackup";

    public const string Document =
        """{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""";

    private static readonly string[] s_writes =
    [
        "AttachUserPolicy", "AttachRolePolicy", "DetachUserPolicy", "DetachRolePolicy", "PutUserPolicy", "PutRolePolicy", "DeleteUserPolicy", "DeleteRolePolicy",
        "CreatePolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion", "DeletePolicy",
    ];

    public static string ArnIn(string account) => $"arn:aws:iam::{account}:policy/{Name}";

    public static bool Is(string document) => JsonNode.DeepEquals(JsonNode.Parse(document), JsonNode.Parse(Document));

    public static bool IsOn(PrincipalFact principal, string account) =>
        principal.Attached.Contains(ArnIn(account)) || (principal.Inline.TryGetValue(Name, out var document) && Is(document));

    public static bool IsWrite(string operation) => s_writes.Contains(operation);
}
