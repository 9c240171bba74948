using System.Xml.Linq;

namespace BackupScheduler.Architecture.Tests.References;

/// <summary>Who may know whom, held over what the compiler wrote into the assemblies.</summary>
public sealed class ReferenceTests
{
    private const string Lambda = "bootstrap", Cli = "backup-scheduler";

    private static readonly ReferenceRule[] s_rules =
    [
        new("BackupScheduler.Core"),
        new("BackupScheduler.Functions", "BackupScheduler.Core", "Amazon.Lambda.*", "Microsoft.Extensions.Logging.Abstractions"),
        new(
            "BackupScheduler.InProcess", "BackupScheduler.Core", "BackupScheduler.Functions", "Amazon.Lambda.*",
            "Microsoft.Extensions.Logging.Abstractions"),
        new("BackupScheduler.Aws", "BackupScheduler.Core", "AWSSDK.*"),
        new(Lambda, "BackupScheduler.Core", "BackupScheduler.Functions", "BackupScheduler.Aws", "Amazon.Lambda.*", "Microsoft.Extensions.Logging*"),
        new("BackupScheduler.LocalAws", "Microsoft.AspNetCore*", "Microsoft.Extensions.*", "Microsoft.Net.Http.Headers", "YamlDotNet"),
        new(
            Cli, "BackupScheduler.Core", "BackupScheduler.Functions", "BackupScheduler.InProcess", "BackupScheduler.Aws",
            "BackupScheduler.LocalAws", "Amazon.Lambda.*", "AWSSDK.Core", "Microsoft.AspNetCore*", "Microsoft.Extensions.*", "Spectre.Console*", "System.CommandLine"),
    ];

    public static TheoryData<string> Assemblies() => new(Projects().Select(NameOf));

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_assembly_refers_only_to_what_its_layer_may_know(string assembly)
    {
        var rule = Assert.Single(s_rules, rule => rule.Assembly == assembly);
        Assert.Empty(rule.Violations(AssemblyFile.ReferencesOf(AssemblyFile.PathOf(assembly))));
    }

    [Fact]
    public void The_projects_that_the_rules_are_about_are_all_looked_at()
    {
        var looked = Projects().Select(NameOf).ToList();
        Assert.Empty(s_rules.Select(rule => rule.Assembly).Where(name => name != Cli).Except(looked));
        Assert.Equal(looked.Distinct(), looked);
    }

    [Fact]
    public void The_stand_ins_know_nothing_of_us()
    {
        var standIns = Directory.GetDirectories(Path.Combine(Repository.Root, "src", "Amazon")).Select(Path.GetFileName)
            .Where(name => File.Exists(AssemblyFile.PathOf(name!))).ToList();
        Assert.True(standIns.Count >= 5, string.Join(' ', standIns));
        Assert.All(standIns, name => Assert.DoesNotContain(
            AssemblyFile.ReferencesOf(AssemblyFile.PathOf(name!)), reference => reference.StartsWith("BackupScheduler", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("BackupScheduler.Core", "AWSSDK.Core")]
    [InlineData("BackupScheduler.Core", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("BackupScheduler.Core", "System.CommandLine")]
    [InlineData("BackupScheduler.Core", "BackupScheduler.Functions")]
    [InlineData("BackupScheduler.Functions", "BackupScheduler.Aws")]
    [InlineData("BackupScheduler.Functions", "AWSSDK.SQS")]
    [InlineData("BackupScheduler.Functions", "Microsoft.Extensions.Logging")]
    [InlineData("BackupScheduler.InProcess", "BackupScheduler.Aws")]
    [InlineData("BackupScheduler.InProcess", "BackupScheduler.LocalAws")]
    [InlineData("BackupScheduler.InProcess", "AWSSDK.Core")]
    [InlineData("BackupScheduler.Aws", "Amazon.Lambda.Core")]
    [InlineData("BackupScheduler.Aws", "BackupScheduler.Functions")]
    [InlineData(Lambda, "BackupScheduler.LocalAws")]
    [InlineData(Lambda, Cli)]
    [InlineData(Lambda, "AWSSDK.Core")]
    [InlineData("BackupScheduler.LocalAws", "BackupScheduler.Core")]
    [InlineData("BackupScheduler.LocalAws", "BackupScheduler.Aws")]
    [InlineData("BackupScheduler.LocalAws", "AWSSDK.SQS")]
    [InlineData(Cli, "AWSSDK.DynamoDBv2")]
    public void A_reference_that_is_not_allowed_is_found(string assembly, string reference)
    {
        var rule = Assert.Single(s_rules, rule => rule.Assembly == assembly);
        Assert.Equal([$"{assembly} must not reference {reference}"], rule.Violations(["System.Runtime", reference, "System.Linq"]));
    }

    [Fact]
    public void References_are_read_from_the_file()
    {
        var references = AssemblyFile.ReferencesOf(AssemblyFile.PathOf("BackupScheduler.Aws"));
        Assert.Contains("AWSSDK.DynamoDBv2", references);
        Assert.Contains("System.Runtime", references);
    }

    // A project without code has no assembly yet.
    private static IEnumerable<string> Projects() =>
        from file in Repository.TrackedFiles()
        where file.StartsWith("src/BackupScheduler.", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)
        let folder = file[..(file.LastIndexOf('/') + 1)]
        where Repository.TrackedFiles().Any(other => other.StartsWith(folder, StringComparison.Ordinal) && other.EndsWith(".cs", StringComparison.Ordinal))
        select file;

    private static string NameOf(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("AssemblyName").SingleOrDefault()?.Value
        ?? Path.GetFileNameWithoutExtension(project);
}
