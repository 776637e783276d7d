module.exports=require("../hunkguard.js")("./shared-87.js");
