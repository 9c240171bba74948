namespace BackupScheduler.LocalAws.Reading;

/// <summary>A user or role as it stands in IAM. Documents are JSON text, decoded.</summary>
/// <param name="Kind">`User` or `Role`.</param>
/// <param name="Inline">Inline policies: documents by name.</param>
/// <param name="Trust">Null for users.</param>
public sealed record PrincipalFact(
    string Kind, string Name, string Path, string Arn, IReadOnlyList<string> Attached,
    IReadOnlyDictionary<string, string> Inline, string? Trust);

/// <summary>A managed policy; <paramref name="Document"/> is the default version's, as decoded JSON text.</summary>
public sealed record PolicyFact(string Arn, string DefaultVersion, IReadOnlyList<string> Versions, string Document);
