namespace BackupScheduler.Core.Enforcement;

/// <summary>The deny, word for word as the requirement gives it, and how it is told from anything else.</summary>
public static class DenyPolicy
{
    /// <summary>The name of the managed policy, and of the inline one that stands in for it.</summary>
    public const string DefaultName = "DenyDynamoDBDeleteBackup";

    /// <summary>The document.</summary>
    public const string Document =
        """{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""";

    private static readonly string s_meaning = PolicyDocument.Meaning(Document)!;

    /// <summary>
    /// Whether a document means the deny and nothing else: one with a further statement may still deny, but nobody has reviewed it.
    /// </summary>
    public static bool IsMeantBy(string document) => PolicyDocument.Meaning(document) == s_meaning;
}
