namespace BackupScheduler.Architecture.Tests.References;

/// <summary>What an assembly may refer to, besides the base class library: names, or beginnings of names that end in <c>*</c>.</summary>
internal sealed record ReferenceRule(string Assembly, params string[] Allowed)
{
    // Next to System.Private.CoreLib lie the assemblies of the base class library, and no others.
    private static readonly string s_baseLibrary = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public IEnumerable<string> Violations(IEnumerable<string> references) =>
        from reference in references
        where !IsBaseLibrary(reference) && !Allowed.Any(allowed => Matches(allowed, reference))
        select $"{Assembly} must not reference {reference}";

    private static bool IsBaseLibrary(string reference) =>
        reference.StartsWith("System.", StringComparison.Ordinal) && File.Exists(Path.Combine(s_baseLibrary, $"{reference}.dll"));

    private static bool Matches(string allowed, string reference) => allowed.EndsWith('*')
        ? reference.StartsWith(allowed[..^1], StringComparison.Ordinal)
        : reference == allowed;
}
