import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Usage: Validate FLAVOUR[,FLAVOUR] FILE…   One line per flavour and file: "PASS|FAIL flavour file", failed clauses indented below. */
public class Validate {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean allPass = true;
    for (String flavour : args[0].split(","))
      for (int i = 1; i < args.length; i++) allPass &= validate(PDFAFlavour.byFlavourId(flavour), args[i]);
    System.exit(allPass ? 0 : 1);
  }

  private static boolean validate(PDFAFlavour flavour, String path) throws Exception {
    try (FileInputStream in = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour.getId() + " " + path);
      Map<String, Integer> failed = new TreeMap<>();
      for (TestAssertion each : result.getTestAssertions())
        if (each.getStatus() == TestAssertion.Status.FAILED)
          failed.merge(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + " " + each.getMessage()
              + " @ " + each.getLocation().getContext(), 1, Integer::sum);
      failed.forEach((rule, times) -> System.out.println("  " + rule + (times > 1 ? " ×" + times : "")));
      return result.isCompliant();
    }
  }
}
