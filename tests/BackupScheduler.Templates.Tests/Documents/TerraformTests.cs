using System.Text.RegularExpressions;

namespace BackupScheduler.Templates.Tests.Documents;

/// <summary>Whoever installs by Terraform gets the same service: the same names and the same defaults.</summary>
public sealed partial class TerraformTests
{
    private static readonly string s_text = new Document("docs/terraform.md").Text;
    private static readonly Dictionary<string, string?> s_variables = Variable().Matches(s_text)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["default"] is { Success: true } given ? given.Value : null);

    private static readonly Dictionary<string, string> s_parameters = Parameter().Matches(ParametersBlock().Match(s_text).Value)
        .ToDictionary(match => match.Groups["parameter"].Value, match => match.Groups["variable"].Value);

    private static IReadOnlyDictionary<string, string?> Hub => Parameters.Of("management.yaml");

    [Theory]
    [InlineData("backup_schedule", "rate(24 hours)")]
    [InlineData("backup_retention", "30")]
    public void Schedule_and_retention_have_the_defaults_that_the_owner_asked_for(string variable, string value) =>
        Assert.Equal(value, s_variables[variable]);

    [Fact]
    public void Every_parameter_is_one_of_the_template_s_and_takes_the_variable_of_its_name()
    {
        Assert.NotEmpty(s_parameters);
        Assert.Empty(s_parameters.Keys.Except(Hub.Keys));
        Assert.All(s_parameters.Where(pair => pair.Key != "CodeBucket"), pair => Assert.Equal(Snake(pair.Key), pair.Value));
    }

    [Fact]
    public void Every_parameter_without_a_default_is_given() =>
        Assert.Empty(Parameters.WithoutDefault("management.yaml").Except(s_parameters.Keys));

    [Fact]
    public void A_variable_has_the_template_s_default_or_none() =>
        Assert.All(s_parameters, pair => Assert.Equal(Hub[pair.Key], s_variables[pair.Value]));

    private static string Snake(string parameter) => CapitalWithin().Replace(parameter, "_$0").ToLowerInvariant();

    [GeneratedRegex("""variable "(?<name>[a-z_]+)"\s*\{\s*(default\s*=\s*"(?<default>[^"]*)")?\s*\}""")]
    private static partial Regex Variable();

    [GeneratedRegex(@"parameters = \{[^}]*\}")]
    private static partial Regex ParametersBlock();

    [GeneratedRegex(@"(?<parameter>[A-Z][A-Za-z]+)\s*= var\.(?<variable>[a-z_]+)")]
    private static partial Regex Parameter();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex CapitalWithin();
}
