using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

public sealed class FormTests
{
    private static readonly Dictionary<string, Func<JsonObject, IEnumerable<string>>> s_rules = new()
    {
        ["sections"] = Form.OfSections,
        ["parameters"] = Form.OfParameters,
        ["use"] = Form.OfUse,
        ["partition"] = Form.OfPartition,
    };

    public static TheoryData<string, string> RulesAndFiles
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var rule in s_rules.Keys)
                foreach (var file in TemplateText.All) data.Add(rule, file);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RulesAndFiles))]
    public void A_template_is_well_formed(string rule, string file) => Findings.None(s_rules[rule](TemplateText.Of(file)));

    [Theory]
    [InlineData("sections", "{Resources: {}, Parameters: {}}", "the order of sections is Resources, Parameters")]
    [InlineData("sections", "{Transform: AWS::Serverless-2016-10-31, Resources: {}}", "the section Transform has no place")]
    [InlineData("sections", "{Resources: {A: {'Fn::Transform': {Name: AWS::Include}}}}", "a transform")]
    [InlineData("parameters", "{Parameters: {A: {Type: String}}}", "A is in 0 groups")]
    [InlineData("parameters", "{Parameters: {A: {Type: String}}}", "A has no Description")]
    [InlineData("parameters", "{Parameters: {A: {Type: String}}}", "A takes anything")]
    [InlineData("parameters", "{Parameters: {A: {Type: Number, MinValue: 1}}}", "A takes anything")]
    [InlineData("parameters", "{Parameters: {A: {Type: String, AllowedPattern: 'a'}}}", "A: a is not anchored")]
    [InlineData("parameters", "{Metadata: {AWS::CloudFormation::Interface: {ParameterGroups: [{Parameters: [B]}]}}, Parameters: {}}", "B is in a group, and no parameter")]
    [InlineData("use", "{Parameters: {A: {Type: String}}, Resources: {B: {Type: C, Properties: {D: '${AA}'}}}}", "nothing reads A")]
    [InlineData("use", "{Conditions: {A: !Equals [a, b]}, Resources: {}}", "nothing depends on the condition A")]
    [InlineData("partition", "{Resources: {A: {Properties: {B: !Sub 'arn:aws:iam::${C}:root'}}}}", "arn:aws:iam::${C}:root is bound to a partition")]
    [InlineData("partition", "{Resources: {A: {Properties: {B: !Sub 'https://s3.amazonaws.com/${C}'}}}}", "https://s3.amazonaws.com/${C} is bound to a partition")]
    public void What_is_not_well_formed_is_found(string rule, string yaml, string finding) => Assert.Contains(finding, s_rules[rule](TemplateFile.Parse(yaml)));

    [Fact]
    public void No_template_switches_off_a_check_by_itself() => Assert.All(
        TemplateText.All, file => Assert.DoesNotContain("cfn-lint", TemplateText.Of(file).Keys()));

    // CloudFormation takes 51,200 bytes of a StackSet's body inline, and of a stack's: so also without a bucket.
    [Theory]
    [InlineData(TemplateText.MemberRoles)]
    [InlineData(TemplateText.MemberEvents)]
    [InlineData(TemplateText.Vault)]
    public void A_body_is_small_enough_to_be_given_inline(string file) => Assert.InRange(new FileInfo(Repository.PathOf(file)).Length, 1, 51_200);

    [Fact]
    public void The_hub_is_small_enough_to_be_given_by_a_bucket() => Assert.InRange(new FileInfo(Repository.PathOf(TemplateText.Hub)).Length, 1, 1_048_576);
}
