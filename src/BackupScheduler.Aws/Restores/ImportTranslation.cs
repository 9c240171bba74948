using Amazon.DynamoDBv2.Model;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Aws.Restores;

/// <summary>DynamoDB's words about an import as a fact of the domain.</summary>
internal static class ImportTranslation
{
    public static TableImport Read(ImportTableDescription import) => new(import.ImportArn, import.ImportStatus?.Value ?? "", import.ClientToken)
    {
        TableId = import.TableId,
        Processed = import.ProcessedItemCount ?? 0,
        Imported = import.ImportedItemCount ?? 0,
        Errors = import.ErrorCount ?? 0,
        Failure = import.FailureCode is { Length: > 0 } code ? $"{code}: {import.FailureMessage}" : null,
    };
}
